package gov.notify.worker.schedule;

import gov.notify.jdbc.Sql;
import gov.notify.worker.config.WorkerId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Writes down which task ran when, where, and how it ended.
final class RunLog {

    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final String BEGIN = """
            insert into scheduler_runs (task, slot, state, owner, lease_until, started_at) values (?, ?, 'running', ?, ?, ?)
            on conflict (task, slot) do update
               set state = 'running', owner = excluded.owner, lease_until = excluded.lease_until,
                   started_at = excluded.started_at, finished_at = null, error = null
            """;

    private static final String END = """
            update scheduler_runs set state = ?, finished_at = ?, error = ? where task = ? and slot = ? and owner = ?
            """;

    private final DataSource database;
    private final WorkerId worker;
    private final Clock clock;

    RunLog(DataSource database, WorkerId worker, Clock clock) {
        this.database = database;
        this.worker = worker;
        this.clock = clock;
    }

    void began(String task, Instant slot) {
        var now = clock.instant();
        Sql.repeatable(database, connection -> {
            try (var statement = connection.prepareStatement(BEGIN)) {
                statement.setString(1, task);
                statement.setTimestamp(2, Timestamp.from(slot));
                statement.setString(3, worker.value());
                statement.setTimestamp(4, Timestamp.from(now.plus(LEASE)));
                statement.setTimestamp(5, Timestamp.from(now));
                return statement.executeUpdate();
            }
        });
    }

    /// Says nothing of a run that another worker has taken over.
    ///
    /// @param error class of what went wrong; null when nothing did
    void ended(String task, Instant slot, @Nullable String error) {
        Sql.repeatable(database, connection -> {
            try (var statement = connection.prepareStatement(END)) {
                statement.setString(1, error == null ? "done" : "failed");
                statement.setTimestamp(2, Timestamp.from(clock.instant()));
                statement.setString(3, error);
                statement.setString(4, task);
                statement.setTimestamp(5, Timestamp.from(slot));
                statement.setString(6, worker.value());
                return statement.executeUpdate();
            }
        });
    }
}
