package gov.notify.worker.sweep;

import gov.notify.queue.Hints;
import gov.notify.queue.QueueConfig;
import gov.notify.queue.RedisCalls;
import gov.notify.worker.config.WorkerRuntime;
import gov.notify.worker.stream.Loop;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Sweeps every few seconds, and at once when Redis was emptied.
@ApplicationScoped
public class Sweeping {

    private final Sweep sweep;
    private final SweepConfig config;
    private final AtomicReference<@Nullable Loop> loop = new AtomicReference<>();

    @SuppressWarnings("TooManyParameters") // one place where everything meets
    Sweeping(
            DataSource database,
            RedisCalls redis,
            QueueConfig queue,
            Hints hints,
            Clock clock,
            MeterRegistry meters,
            SweepConfig config) {
        this.sweep = new Sweep(database, redis, queue.shards(), hints, clock, meters, config);
        this.config = config;
    }

    void start(@Observes StartupEvent event, WorkerRuntime runtime) {
        var running = Loop.every(config.every(), "sweep", sweep::run);
        loop.set(running);
        runtime.whenEmptied(() -> {
            sweep.everythingIsLost();
            running.urge();
        });
    }

    void stop(@Observes ShutdownEvent event) {
        var running = loop.getAndSet(null);
        if (running != null) {
            running.close();
        }
    }
}
