package gov.notify.e2e.bench;

import java.util.ArrayList;
import java.util.List;

/// Accepting messages: every answer is 201, every 201 is durable.
final class AcceptBench {
    private static final String COMMITS = "single-row durable INSERTs over JDBC, same concurrency";

    private AcceptBench() {}

    static List<Row> accept(Stage stage) {
        warm(stage, "sms");
        return List.of(accept(stage, 64, "accept"), accept(stage, 256, "accept_256"));
    }

    private static void warm(Stage stage, String kind) {
        Runs.warm(() -> {
            stage.clear();
            return stage.load(kind, 64, 0, 0, stage.effort().warmUp()).perSecond();
        });
    }

    private static Row accept(Stage stage, int connections, String name) {
        var effort = stage.effort();
        var accepted = new ArrayList<Double>();
        var commits = new ArrayList<Double>();
        // In turns, so that what else the machine does meets both alike.
        for (var i = 0; i < effort.runs(); i++) {
            stage.clear();
            accepted.add(stage.load("sms", connections, 0, 1, effort.seconds()).perSecond());
            commits.add(Inserts.perSecond(stage.db(), connections, 1, effort.seconds()));
        }
        stage.noteMemory(stage.api());
        return Row.atLeast(1.0, name, "accepted/s", new Runs(accepted), COMMITS, new Runs(commits));
    }

    static List<Row> latency(Stage stage) {
        var effort = stage.effort();
        warm(stage, "sms");
        stage.clear();
        var most = stage.load("sms", 64, 0, 1, effort.seconds()).perSecond();
        var mostCommits = Inserts.perSecond(stage.db(), 64, 1, effort.seconds());
        var p50 = new ArrayList<Double>();
        var p99 = new ArrayList<Double>();
        var commitP50 = new ArrayList<Double>();
        var commitP99 = new ArrayList<Double>();
        for (var i = 0; i < effort.runs(); i++) {
            stage.clear();
            var load = stage.load("sms", 64, most / 2, 1, effort.seconds());
            p50.add(load.p50());
            p99.add(load.p99());
            var inserts = Inserts.atRate(stage.db(), 64, mostCommits / 2, effort.seconds());
            commitP50.add(inserts.quantile(0.5));
            commitP99.add(inserts.quantile(0.99));
        }
        var what = "the INSERT at half of its own rate";
        return List.of(
                Row.atMost(50, "accept_latency", "ms p99", new Runs(p99), what, new Runs(commitP99)),
                Row.plain("accept_latency_p50", "ms p50", new Runs(p50), what, new Runs(commitP50)));
    }

    /// What an Idempotency-Key on every request costs.
    static List<Row> idempotency(Stage stage) {
        var effort = stage.effort();
        warm(stage, "sms");
        warm(stage, "sms-idempotent");
        var with = new ArrayList<Double>();
        var without = new ArrayList<Double>();
        for (var i = 0; i < effort.runs(); i++) {
            stage.clear();
            with.add(stage.load("sms-idempotent", 64, 0, 1, effort.seconds()).perSecond());
            stage.clear();
            without.add(stage.load("sms", 64, 0, 1, effort.seconds()).perSecond());
        }
        return List.of(Row.atLeast(
                0.9, "idempotency", "accepted/s", new Runs(with), "the same without keys", new Runs(without)));
    }
}
