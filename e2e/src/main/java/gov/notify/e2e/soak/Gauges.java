package gov.notify.e2e.soak;

import gov.notify.e2e.world.Db;
import gov.notify.e2e.world.Redis;
import gov.notify.e2e.world.Server;
import gov.notify.e2e.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// All that must not grow while messages come and go.
final class Gauges {
    private static final double MEGABYTE = 1 << 20;
    private static final Pattern USED_MEMORY = Pattern.compile("used_memory:(\\d+)");
    private static final Pattern CLIENTS = Pattern.compile("connected_clients:(\\d+)");

    /// What a program's pool of connections holds at most, of Postgres and of Redis.
    private static final int POOL = 8;

    /// Connections of our own, and of the servers.
    private static final int OTHERS = 4;

    /// Up to these a program's pools still fill: threads of its executor, connections of its callers.
    private static final int FEW_THREADS = 40;
    private static final int FEW_FILES = 100;

    /// A second's messages.
    private static final int UNDER_WAY = 200;

    /// Buffers of Redis' connections, in MB.
    private static final int BUFFERS = 3;

    /// Dead rows that autovacuum has yet to come to, in MB.
    private static final int DEAD_ROWS = 16;

    /// What is kept for as long as the message is: its size is counted for each message.
    private static final String KEPT =
            "'notifications', 'notification_payloads', 'receipt_keys', 'receipt_inbox', 'idempotency_keys'";

    private static final String SIZE = """
            select coalesce(sum(pg_total_relation_size(c.oid)), 0)
              from pg_class c join pg_class root on root.oid = coalesce(pg_partition_root(c.oid), c.oid)
             where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and (root.relname in (%s)) = ?""".formatted(KEPT);

    private Gauges() {}

    static List<Gauge> of(World world) {
        var all = new ArrayList<Gauge>();
        world.workers().forEach(worker -> all.add(permits(worker)));
        world.apis().forEach(api -> addProgram(all, api));
        world.workers().forEach(worker -> addProgram(all, worker));
        int connections = (world.apis().size() + world.workers().size()) * POOL + OTHERS;
        addRedis(all, world.outside().redis(), connections);
        addPostgres(all, world.db(), connections);
        return all;
    }

    private static Gauge permits(Server worker) {
        return Gauge.least(worker.program().name() + ": permits not free", "entries", 8, () -> {
            var metrics = worker.metrics();
            return metrics.sum("queue_permits") - metrics.sum("queue_permits_free");
        });
    }

    private static void addProgram(List<Gauge> all, Server server) {
        var program = server.program();
        all.add(Gauge.least(program.name() + ": heap after GC", "MB", 0, () -> {
            program.collectGarbage();
            return server.metrics().sum("jvm_memory_used_bytes", "area", "heap") / MEGABYTE;
        }));
        all.add(Gauge.typical(
                program.name() + ": threads",
                "threads",
                FEW_THREADS,
                () -> server.metrics().sum("jvm_threads_live_threads")));
        all.add(Gauge.typical(program.name() + ": open files", "files", FEW_FILES, program::openFiles));
    }

    private static void addRedis(List<Gauge> all, Redis redis, int connections) {
        all.add(Gauge.typical("Redis: memory", "MB", BUFFERS, () -> info(redis, "memory", USED_MEMORY) / MEGABYTE));
        all.add(Gauge.typical("Redis: connections", "connections", connections, () -> info(redis, "clients", CLIENTS)));
        all.add(Gauge.typical("Redis: entries in streams", "entries", UNDER_WAY, () -> entries(redis)));
    }

    private static void addPostgres(List<Gauge> all, Db db, int connections) {
        all.add(Gauge.typical(
                "Postgres: connections",
                "connections",
                connections,
                () -> db.number("select count(*) from pg_stat_activity where datname = current_database()")));
        all.add(Gauge.typical(
                "Postgres: waiting in send_queue",
                "rows",
                UNDER_WAY,
                () -> db.number("select count(*) from send_queue")));
        all.add(Gauge.typical(
                "Postgres: tables of the queue and all else",
                "MB",
                DEAD_ROWS,
                () -> db.number(SIZE, false) / MEGABYTE));
        all.add(Gauge.typical(
                "Postgres: tables of messages, for each",
                "bytes",
                0,
                () -> db.number(SIZE, true) / (double) db.number("select count(*) from notifications")));
    }

    private static double info(Redis redis, String section, Pattern figure) {
        var found = figure.matcher(redis.command("INFO", section).toString());
        if (!found.find()) {
            throw new IllegalStateException("Redis does not say " + figure);
        }
        return Double.parseDouble(found.group(1));
    }

    private static double entries(Redis redis) {
        double entries = 0;
        for (var key : (List<?>) redis.command("KEYS", "nq:*")) {
            entries += switch (redis.command("TYPE", key.toString()).toString()) {
                case "stream" -> (long) redis.command("XLEN", key.toString());
                case "zset" -> (long) redis.command("ZCARD", key.toString());
                default -> 0;
            };
        }
        return entries;
    }
}
