package gov.notify.e2e.bench;

import gov.notify.e2e.world.Millions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reading, and accepting still, with millions of rows stored.
final class ReadBench {
    private static final int CONNECTIONS = 16;
    private static final int READ_IDS = 40_000;
    private static final double P99 = 20;

    private ReadBench() {}

    static List<Row> read(Stage stage) {
        var effort = stage.effort();
        stage.clear();
        stage.accept("sms", Math.min(READ_IDS, effort.messages() * 2));
        Millions.store(stage.db(), stage.demo(), effort.rows());
        var ids = stage.db()
                .rows(
                        "select n.id::text from notifications n join send_queue q on q.notification_id = n.id",
                        row -> row.getString(1));
        var file = written(stage.world().folder().resolve("ids"), ids);
        var one = new ArrayList<Double>();
        var oneP99 = new ArrayList<Double>();
        var oneSelect = new ArrayList<Double>();
        var page = new ArrayList<Double>();
        var pageP99 = new ArrayList<Double>();
        var pageSelect = new ArrayList<Double>();
        for (var kind : List.of("get", "list")) {
            Runs.warm(() ->
                    stage.load(kind, CONNECTIONS, 0, 0, effort.warmUp(), file).perSecond());
        }
        for (var i = 0; i < effort.runs(); i++) {
            one.add(stage.load("get", CONNECTIONS, 0, 1, effort.seconds(), file).perSecond());
            oneSelect.add(Selects.ofOne(stage.db(), stage.demo(), ids, CONNECTIONS, effort.seconds()));
            oneP99.add(stage.load("get", CONNECTIONS, one.getLast() / 2, 1, effort.seconds(), file)
                    .p99());
            page.add(stage.load("list", CONNECTIONS, 0, 1, effort.seconds(), file)
                    .perSecond());
            pageSelect.add(Selects.ofPage(stage.db(), stage.demo(), CONNECTIONS, effort.seconds()));
            pageP99.add(stage.load("list", CONNECTIONS, page.getLast() / 2, 1, effort.seconds(), file)
                    .p99());
        }
        var select = "the same SELECT over JDBC, same concurrency";
        return List.of(
                Row.atLeast(0.5, "read", "reads/s", new Runs(one), select, new Runs(oneSelect)),
                Row.atMost(P99, "read_p99", "ms at half", new Runs(oneP99)),
                Row.atLeast(0.5, "read_page", "pages/s", new Runs(page), select, new Runs(pageSelect)),
                Row.atMost(P99, "read_page_p99", "ms at half", new Runs(pageP99)));
    }

    /// Accepting with millions of rows stored, beside accepting with none.
    static List<Row> growth(Stage stage) {
        var effort = stage.effort();
        Runs.warm(() -> stage.load("sms", 64, 0, 0, effort.warmUp()).perSecond());
        var full = new ArrayList<Double>();
        var empty = new ArrayList<Double>();
        if (stage.db().number("select count(*) from notifications") < effort.rows()) {
            stage.clear();
            Millions.store(stage.db(), stage.demo(), effort.rows());
        }
        for (var i = 0; i < effort.runs(); i++) {
            full.add(stage.load("sms", 64, 0, 1, effort.seconds()).perSecond());
        }
        for (var i = 0; i < effort.runs(); i++) {
            stage.clear();
            empty.add(stage.load("sms", 64, 0, 1, effort.seconds()).perSecond());
        }
        var stored = effort.rows() / 1_000_000.0 + " million rows";
        return List.of(Row.atLeast(
                0.85, "growth", "accepted/s", new Runs(full), "no rows, instead of " + stored, new Runs(empty)));
    }

    private static String written(Path file, List<String> lines) {
        try {
            return Files.write(file, lines).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
