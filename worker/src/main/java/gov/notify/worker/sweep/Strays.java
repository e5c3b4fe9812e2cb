package gov.notify.worker.sweep;

import gov.notify.batch.Sql;
import gov.notify.notification.Uuid7;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;

/// Finds messages that are accepted and in no queue. There should never be any: each one found is a bug that
/// did not lose a message.
public final class Strays {

    private static final Duration OLD = Duration.ofMinutes(10);
    private static final Duration TOO_OLD = Duration.ofDays(100);
    private static final int MOST = 1000;

    // By ix_notifications_unsent, which holds only rows that have not been handed over.
    private static final String REQUEUE = """
            INSERT INTO send_queue (notification_id, service_id, channel, lane, parts, due_at, enqueued_at, expires_at,
                                    ambiguous_until)
            SELECT n.id, n.service_id, n.notification_type, coalesce(n.queue_lane, 'normal'), coalesce(n.queue_parts, 1),
                   coalesce(n.scheduled_for, now()), '-infinity', n.expires_at,
                   CASE WHEN n.ambiguous THEN now() END
              FROM notifications n
             WHERE n.notification_status = 'created' AND n.sent_at IS NULL AND n.job_id IS NULL AND n.id < ? AND n.id >= ?
               AND NOT EXISTS (SELECT 1 FROM send_queue q WHERE q.notification_id = n.id)
             LIMIT ?
            ON CONFLICT (notification_id) DO NOTHING
            """;

    private final DataSource database;
    private final Clock clock;

    public Strays(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Queues them; the sweep hints at them.
    ///
    /// @return how many there were
    public int requeue() {
        var now = clock.instant();
        return Sql.repeatable(database, connection -> {
            try (var statement = connection.prepareStatement(REQUEUE)) {
                statement.setObject(1, Uuid7.floor(now.minus(OLD)));
                statement.setObject(2, Uuid7.floor(now.minus(TOO_OLD)));
                statement.setInt(3, MOST);
                return statement.executeUpdate();
            }
        });
    }
}
