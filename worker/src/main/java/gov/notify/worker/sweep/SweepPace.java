package gov.notify.worker.sweep;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// How often lost hints are looked for, whatever the number of workers: once in an interval, and seldom enough that a
/// backlog of millions costs Postgres a tenth of a core at most.
final class SweepPace {

    private static final int REST_TO_WORK = 9;

    private static final String IS_TIME = "SELECT next_at <= now() FROM sweep_pace";
    private static final String REST =
            "UPDATE sweep_pace SET next_at = clock_timestamp() + ? * interval '1 ms' WHERE only_row";

    private final Duration every;

    SweepPace(Duration every) {
        this.every = every;
    }

    boolean isTime(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(IS_TIME);
                var rows = statement.executeQuery()) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    /// @param worked how long the last look took
    void restAfter(Connection connection, Duration worked) throws SQLException {
        // Timers of workers vary by a tenth: the one that looked must find it is time again at its next tick.
        long rest = Math.max(every.toMillis() * 8 / 10, worked.toMillis() * REST_TO_WORK);
        try (var statement = connection.prepareStatement(REST)) {
            statement.setLong(1, rest);
            statement.executeUpdate();
        }
    }
}
