package gov.notify.worker.sweep;

import gov.notify.jdbc.Sql;
import gov.notify.jdbc.StoreUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Whose turn it is to look through the queue, whatever the number of workers: one at a time, once in an interval,
/// and seldom enough that a backlog of millions costs Postgres a fifth of a core at most.
final class SweepPace {

    private static final Logger LOG = Logger.getLogger(SweepPace.class);
    private static final int REST_TO_WORK = 4;

    /// One run takes no further page after this. With the longest page it is far below the ten minutes after
    /// which a loop counts as stuck.
    private static final Duration LONGEST_RUN = Duration.ofMinutes(2);

    private static final int PAGES = 10;

    private final String lock;
    private final String isMyTurn;
    private final String rest;
    private final Duration every;

    private SweepPace(String what, String nextAt, Duration every) {
        this.lock = "notify sweep " + what;
        // The lock is released with the transaction, so also with the death of the worker that holds it.
        this.isMyTurn = "select pg_try_advisory_xact_lock(hashtext(?)) and (? or " + nextAt
                + " <= now()) as my_turn from sweep_pace";
        this.rest = "update sweep_pace set " + nextAt + " = clock_timestamp() + ? * interval '1 ms' where only_row";
        this.every = every;
    }

    /// Of the look for lost hints.
    static SweepPace ofHints(Duration every) {
        return new SweepPace("hints", "next_at", every);
    }

    /// Of the look for claims that ran out.
    static SweepPace ofClaims(Duration every) {
        return new SweepPace("claims", "claims_next_at", every);
    }

    /// Whether a run may take another page.
    ///
    /// @param taken pages so far
    /// @param began when the run did, by [System#nanoTime]
    static boolean mayGoOn(int taken, long began) {
        return taken < PAGES && System.nanoTime() - began < LONGEST_RUN.toNanos();
    }

    /// True when the caller may look until its transaction ends.
    ///
    /// @param atOnce whether the last look was long enough ago or not
    boolean isMyTurn(Connection connection, boolean atOnce) throws SQLException {
        try (var statement = connection.prepareStatement(isMyTurn)) {
            statement.setString(1, lock);
            statement.setBoolean(2, atOnce);
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean("my_turn");
            }
        }
    }

    /// Rests after a look that failed: one that was cut off cost as much as one that ended.
    ///
    /// @param began as in [#restAfter]
    void restAfterFailure(DataSource database, long began) {
        try {
            Sql.transaction(database, connection -> {
                restAfter(connection, began);
                return true;
            });
        } catch (StoreUnavailable e) {
            LOG.debugf("cannot rest: %s", e.getMessage());
        }
    }

    /// @param began when the last look did, by [System#nanoTime]
    void restAfter(Connection connection, long began) throws SQLException {
        long worked = (System.nanoTime() - began) / 1_000_000;
        // Timers of workers vary by a tenth: the one that looked must find it is time again at its next tick.
        try (var statement = connection.prepareStatement(rest)) {
            statement.setLong(1, Math.max(every.toMillis() * 8 / 10, worked * REST_TO_WORK));
            statement.executeUpdate();
        }
    }
}
