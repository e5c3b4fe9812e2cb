package gov.notify.e2e.bench;

import gov.notify.e2e.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What an email costs to keep, in bytes: in Postgres, indexes included, while it is live and then in the history; in
/// WAL until its receipt is applied; and in Redis while it is queued.
final class StorageBench {

    private static final Duration RECEIPTS = Duration.ofMinutes(5);

    private static final String SIZE = """
            select coalesce(sum(pg_total_relation_size(oid)), 0)::bigint from pg_class
             where relkind = 'r' and relname ~ ?
            """;

    private static final String LIVE = "^(notifications|notification_payloads)(_|$)";
    private static final String HISTORY = "^notification_history(_|$)";

    private StorageBench() {}

    static List<Row> storage(Stage stage) {
        var live = new ArrayList<Double>();
        var history = new ArrayList<Double>();
        var wal = new ArrayList<Double>();
        var redis = new ArrayList<Double>();
        stage.aws().behave("{\"latency_ms\":0,\"receipts\":true}");
        var worker = stage.world().startWorker();
        try {
            for (var i = 0; i < stage.effort().runs(); i++) {
                stage.clear();
                worker.program().signal("STOP");
                var liveBefore = size(stage, LIVE);
                var walBefore = written(stage);
                var redisBefore = inRedis(stage);
                stage.accept("email", stage.effort().messages());
                double messages = stage.queued();
                redis.add((inRedis(stage) - redisBefore) / messages);
                worker.program().signal("CONT");
                World.await("every receipt is applied", RECEIPTS, () -> undelivered(stage) == 0);
                wal.add((written(stage) - walBefore) / messages);
                live.add((size(stage, LIVE) - liveBefore) / messages);
                history.add(inHistory(stage) / messages);
            }
        } finally {
            stage.world().end(worker);
            stage.aws().behave("{\"receipts\":false}");
            stage.clear();
        }
        return List.of(
                Row.plain("storage_live", "bytes", new Runs(live)),
                Row.plain("storage_history", "bytes", new Runs(history)),
                Row.plain("storage_wal", "bytes", new Runs(wal)),
                Row.plain("storage_redis", "bytes", new Runs(redis)));
    }

    /// The columns of a message that its history keeps, as the worker moves them.
    private static long inHistory(Stage stage) {
        var columns = String.join(", ", stage.db().rows("""
                select column_name::text from information_schema.columns
                 where table_schema = current_schema() and table_name = 'notification_history'
                   and column_name in (select column_name from information_schema.columns
                                        where table_schema = current_schema() and table_name = 'notifications')
                """, row -> row.getString(1)));
        var before = size(stage, HISTORY);
        stage.db()
                .run("insert into notification_history (" + columns + ") select " + columns + " from notifications");
        var kept = size(stage, HISTORY) - before;
        stage.db().run("truncate notification_history");
        return kept;
    }

    private static long undelivered(Stage stage) {
        return stage.db().number("select count(*) from notifications where notification_status <> 'delivered'");
    }

    private static long size(Stage stage, String tables) {
        return stage.db().number(SIZE, tables);
    }

    private static long written(Stage stage) {
        return stage.db().number("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint");
    }

    private static long inRedis(Stage stage) {
        return String.valueOf(stage.world().outside().redis().command("INFO", "memory"))
                .lines()
                .filter(line -> line.startsWith("used_memory:"))
                .mapToLong(line -> Long.parseLong(line.substring("used_memory:".length()).strip()))
                .findFirst()
                .orElseThrow();
    }
}
