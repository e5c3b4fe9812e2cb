package gov.notify.e2e.bench;

import gov.notify.e2e.load.Durations;
import gov.notify.e2e.load.Load;
import gov.notify.e2e.load.LoadPlan;
import gov.notify.e2e.world.Aws;
import gov.notify.e2e.world.PriorityTemplate;
import gov.notify.e2e.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// From acceptance to the provider, read off the provider's own books: its time less the time in the notification's id.
final class LatencyBench {
    private LatencyBench() {}

    /// At 100 messages a second.
    static List<Row> endToEnd(Stage stage) {
        var effort = stage.effort();
        stage.clear();
        var p50 = new ArrayList<Double>();
        var p99 = new ArrayList<Double>();
        var worker = stage.world().startWorker();
        try {
            SendBench.warm(stage, "email", effort.messages() / 2, List.of(worker));
            for (var i = 0; i < effort.runs(); i++) {
                World.await("the queue is empty", Duration.ofMinutes(1), () -> stage.queued() == 0);
                stage.clear();
                stage.load("email", 16, 100, 0, Math.max(10, effort.seconds()));
                World.await("the queue is empty", Duration.ofMinutes(1), () -> stage.queued() == 0);
                var latencies = latencies(stage.aws().ledger());
                p50.add(latencies.quantile(0.5));
                p99.add(latencies.quantile(0.99));
            }
        } finally {
            stage.world().end(worker);
        }
        return List.of(
                Row.atMost(20, "end_to_end", "ms p50", new Runs(p50)),
                Row.atMost(250, "end_to_end_p99", "ms p99", new Runs(p99)));
    }

    /// Messages of a priority template while many bulk ones drain.
    static List<Row> priority(Stage stage) {
        var effort = stage.effort();
        var urgent = PriorityTemplate.of(stage.db(), stage.demo());
        var p99 = new ArrayList<Double>();
        var worker = stage.world().startWorker();
        try {
            SendBench.warm(stage, "email", effort.messages() / 2, List.of(worker));
            SendBench.warm(stage, "sms", effort.messages() / 2, List.of(worker));
            for (var i = 0; i < effort.runs(); i++) {
                // Cleared first: a worker that is stopped within a transaction would keep the tables from us
                // for ever.
                stage.clear();
                worker.program().signal("STOP");
                stage.accept("sms", effort.bulk());
                stage.db().run("update send_queue set lane = 'bulk'");
                // Hints for the old lane are forgotten; the workers' sweep hints at the new one.
                stage.world().outside().redis().command("FLUSHALL");
                worker.program().signal("CONT");
                World.await(
                        "the bulk messages drain",
                        Duration.ofMinutes(1),
                        () -> stage.aws().accepted() > effort.bulk() / 20);
                var seconds = Math.max(4, Math.min(12, effort.bulk() / 10_000.0));
                Load.run(new LoadPlan(stage.api().port(), urgent, "email", 8, 25, 0, seconds, 1, ""))
                        .requireFlawless();
                if (stage.queued() == 0) {
                    throw new IllegalStateException("The bulk messages were gone before the measurement ended");
                }
                World.await("the queue is empty", Duration.ofMinutes(5), () -> stage.queued() == 0);
                p99.add(latencies(stage.aws().ledger()).quantile(0.99));
            }
        } finally {
            stage.world().end(worker);
        }
        return List.of(Row.atMost(1_000, "priority", "ms p99", new Runs(p99)));
    }

    /// Only emails name our id at the provider.
    private static Durations latencies(List<Aws.Taken> ledger) {
        var durations = new Durations();
        for (var taken : ledger) {
            if (!taken.notificationId().isEmpty()) {
                var accepted = UUID.fromString(taken.notificationId()).getMostSignificantBits() >>> 16;
                durations.add((taken.atMillis() - accepted) * 1_000_000);
            }
        }
        return durations;
    }
}
