package gov.notify.e2e.bench;

import gov.notify.e2e.load.Durations;
import gov.notify.e2e.world.Db;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
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
        var counted = new AtomicLong();
        var clock = new StartAndEnd(warmUp, seconds);
        run(db, connections, statement -> {
            var start = clock.start();
            var end = clock.end();
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
        var interval = StartAndEnd.nanos(1 / rate);
        var turns = new AtomicLong();
        var all = new Durations();
        var clock = new StartAndEnd(0.5, seconds);
        run(db, connections, statement -> {
            var start = clock.start();
            var end = clock.end();
            var own = new ArrayList<Long>();
            for (var due = start + turns.getAndIncrement() * interval;
                    due < end;
                    due = start + turns.getAndIncrement() * interval) {
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
        Parallel.run(db, connections, connection -> {
            try (var statement = connection.prepareStatement(INSERT)) {
                work.with(statement);
            }
        });
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

    private interface Work {
        void with(PreparedStatement statement) throws SQLException;
    }
}
