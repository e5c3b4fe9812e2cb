package gov.notify.worker.scale;

import gov.notify.egress.Egress;
import gov.notify.message.Channel;
import gov.notify.migration.SchemaReady;
import gov.notify.worker.config.WorkerConfig;
import gov.notify.worker.runtime.WorkerRuntime;
import gov.notify.worker.stream.PeriodicTask;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Measures and posts, each on a thread of its own. Nothing waits for them, neither the worker's health nor its end: a
/// worker that cannot say how much there is to do sends as well as any other.
@ApplicationScoped
class ScaleRunner {

    private static final Logger LOG = Logger.getLogger(ScaleRunner.class);

    private final Optional<WorkloadMeter> meter;
    private final Optional<AutoscalerPublisher> publisher;
    private final AutoscalerConfig config;
    private final List<PeriodicTask> loops = new CopyOnWriteArrayList<>();

    ScaleRunner(
            DataSource database,
            WorkerRuntime runtime,
            WorkerConfig worker,
            AutoscalerConfig config,
            MeterRegistry meters,
            Vertx vertx,
            Egress egress) {
        var channels = Stream.of(Channel.values())
                .filter(channel -> worker.does("send-" + channel.wireName()))
                .toList();
        this.config = config;
        this.meter = channels.isEmpty()
                ? Optional.empty()
                : Optional.of(new WorkloadMeter(
                        new DueMessages(database, channels),
                        runtime::workers,
                        config.workerRate(),
                        meters,
                        System::nanoTime));
        var target = AutoscalerTarget.of(config);
        this.publisher = meter.flatMap(measured -> target.map(there -> new AutoscalerPublisher(
                there,
                new AutoscalerClients(there.proof(), config.timeout(), vertx, egress),
                config,
                measured::latest,
                meters,
                System::nanoTime)));
    }

    /// Makes this at the start, so that a setting that is wrong ends the program then.
    void check(@Observes StartupEvent event) {}

    void start(@Observes SchemaReady event) {
        meter.ifPresent(measured -> loops.add(PeriodicTask.every(WorkloadMeter.EVERY, "workload", measured::measure)));
        publisher.ifPresent(posting -> {
            loops.add(PeriodicTask.every(config.every(), "autoscaler", posting::publish));
            LOG.infof(
                    "tells the autoscaler every %d s how much there is to do",
                    config.every().toSeconds());
        });
    }

    void stop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) {
        new ArrayList<>(loops).forEach(PeriodicTask::leave);
        publisher.ifPresent(AutoscalerPublisher::close);
    }
}
