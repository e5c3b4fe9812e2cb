package gov.notify.worker.scale;

import gov.notify.egress.Egress;
import gov.notify.message.Channel;
import gov.notify.worker.stream.PeriodicTask;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/// What tells an autoscaler of a worker that a test has, many times a second.
public final class TestScale implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final AutoscalerPublisher publisher;
    private final List<PeriodicTask> loops;

    public TestScale(DataSource database, MeterRegistry meters, StubAutoscaler stub) {
        var config = AutoscalerSettings.with(stub.url(), Map.of("notify.autoscaler.timeout", "30s"));
        var target = AutoscalerTarget.of(config).orElseThrow();
        var meter = new WorkloadMeter(
                new DueMessages(database, List.of(Channel.values())),
                () -> 1,
                config.workerRate(),
                meters,
                System::nanoTime);
        publisher = new AutoscalerPublisher(
                target,
                new AutoscalerClients(target.proof(), config.timeout(), vertx, Egress.direct()),
                config,
                meter::latest,
                meters,
                System::nanoTime);
        var often = Duration.ofMillis(50);
        loops = List.of(
                PeriodicTask.every(often, "workload", meter::measure),
                PeriodicTask.every(often, "autoscaler", publisher::publish));
    }

    /// What was last posted of a metric; below zero while nothing was.
    public static long last(StubAutoscaler stub, String metric) {
        var posted = stub.posted();
        if (posted.isEmpty()) {
            return -1;
        }
        var value = Pattern.compile("\"" + metric + "\",\"value\":(\\d+)")
                .matcher(posted.getLast().body());
        return value.find() ? Long.parseLong(value.group(1)) : -1;
    }

    @Override
    public void close() {
        loops.forEach(PeriodicTask::leave);
        publisher.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
