package gov.notify.worker.runtime;

import gov.notify.migration.SchemaReady;
import gov.notify.queue.RedisTokenBucket;
import gov.notify.redis.RedisCalls;
import gov.notify.worker.stream.PeriodicTask;
import gov.notify.worker.stream.StreamEngine;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Starts reading when the schema is there, and stops before anything it stands on does.
@ApplicationScoped
public class WorkerRuntime {

    private final StreamEngine engine;
    private volatile boolean running;
    private volatile int workers = 1;
    private final EvictionPolicy policy;
    private final List<PeriodicTask> watched = new CopyOnWriteArrayList<>();

    WorkerRuntime(StreamEngine engine, RedisCalls redis, RedisTokenBucket buckets) {
        this.engine = engine;
        this.policy = new EvictionPolicy(redis);
        engine.whenCounted(counted -> {
            workers = counted;
            buckets.shareAmong(counted);
            policy.checkUnlessKnown();
        });
    }

    /// Makes this at the start, so that a setting that is wrong ends the program then, and not when Postgres
    /// comes.
    void check(@Observes StartupEvent event) {}

    /// @throws IllegalStateException if Redis would throw away what waits
    void start(@Observes SchemaReady event) {
        policy.check();
        engine.start();
        running = true;
    }

    /// Whether everything goes on; true while the program is starting or stopping.
    boolean isWell() {
        return !running || (engine.isWell() && watched.stream().allMatch(PeriodicTask::isWell));
    }

    /// How many workers live, this one included, as Redis last knew.
    public int workers() {
        return workers;
    }

    /// Counts `loops` among what must go on.
    public void watch(List<PeriodicTask> loops) {
        watched.addAll(loops);
    }

    void stop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) {
        if (running) {
            running = false;
            engine.stop();
        }
    }

    /// Runs `listener` whenever Redis turns out to have lost everything.
    public void whenEmptied(Runnable listener) {
        engine.whenEmptied(listener);
    }
}
