package gov.notify.e2e.bench;

import gov.notify.e2e.load.Durations;
import gov.notify.e2e.world.Db;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// The baseline of accepting: one row a commit over JDBC, into a table of the same columns and indexes.
final class Inserts {
    private static final String TABLE = "bench_notifications";
    private static final String INSERT = "insert into " + TABLE
            + " (id, service_id, template_id, template_version, key_type, notification_type, recipient_hash,"
            + " payload_expires_on, created_at) values (?, ?, ?, 1, 'normal', 'sms', ?, current_date + 7, now())";
    private static final UUID SERVICE = UUID.randomUUID();

    private Inserts() {}

    /// Commits a second, from `connections` connections each of which waits for its commit.
    static double perSecond(Db db, int connections, double warmUp, double seconds) {
        var start = System.nanoTime() + nanos(warmUp);
        var end = start + nanos(seconds);
        var counted = new AtomicLong();
        run(db, connections, statement -> {
            for (var now = System.nanoTime(); now < end; now = System.nanoTime()) {
                insert(statement);
                if (now >= start) {
                    counted.incrementAndGet();
                }
            }
        });
        return counted.get() / seconds;
    }

    /// How long commits take from when they were due, at a fixed rate.
    static Durations atRate(Db db, int connections, double rate, double seconds) {
        var start = System.nanoTime() + nanos(0.5);
        var end = start + nanos(seconds);
        var interval = nanos(1 / rate);
        var next = new AtomicLong(start);
        var all = new Durations();
        run(db, connections, statement -> {
            var own = new ArrayList<Long>();
            for (var due = next.getAndAdd(interval); due < end; due = next.getAndAdd(interval)) {
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                insert(statement);
                own.add(System.nanoTime() - due);
            }
            synchronized (all) {
                own.forEach(all::add);
            }
        });
        return all;
    }

    private static void run(Db db, int connections, Work work) {
        db.run("drop table if exists " + TABLE);
        db.run("create table " + TABLE + " (like notifications including all)");
        var tasks = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < connections; i++) {
            tasks.add(() -> {
                try (var connection = db.connect();
                        var statement = connection.prepareStatement(INSERT)) {
                    work.with(statement);
                    return true;
                }
            });
        }
        Parallel.run(tasks);
        db.run("drop table " + TABLE);
    }

    private static void insert(PreparedStatement statement) throws SQLException {
        var random = ThreadLocalRandom.current();
        var hash = new byte[32];
        random.nextBytes(hash);
        // Ordered by time, as ours are.
        var id = new UUID(System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(0x1000), random.nextLong());
        statement.setObject(1, id);
        statement.setObject(2, SERVICE);
        statement.setObject(3, SERVICE);
        statement.setBytes(4, hash);
        statement.executeUpdate();
    }

    private static long nanos(double seconds) {
        return (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    }

    private interface Work {
        void with(PreparedStatement statement) throws SQLException;
    }
}
