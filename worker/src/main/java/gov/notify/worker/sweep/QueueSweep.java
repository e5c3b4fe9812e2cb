package gov.notify.worker.sweep;

import gov.notify.notification.Channel;
import gov.notify.notification.Lane;
import gov.notify.queue.Hint;
import gov.notify.queue.WorkStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Finds messages in `send_queue` whose hint was lost, and claims whose worker died.
final class QueueSweep {

    // Walks ix_send_queue_due_at from the oldest. A row that was hinted before it was due (its wake-up was
    // lost) only needs to be due for a while; any other must have been hinted before everything that is still
    // in its stream.
    private static final String LOST = """
            UPDATE send_queue q SET enqueued_at = now()
             WHERE q.notification_id IN (
                   SELECT notification_id FROM send_queue
                    WHERE channel = ? AND lane = ? AND due_at < now() - ? * interval '1 ms'
                      AND (claim_until IS NULL OR claim_until < now())
                      AND (enqueued_at < ? OR (enqueued_at < due_at AND due_at < ?))
                    ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED)
            RETURNING q.notification_id, q.service_id
            """;

    // A claim that ran out is hinted at once, and once: its worker died with it. Rows are few, so the whole is
    // read.
    private static final String ORPHANED = """
            UPDATE send_queue q SET enqueued_at = now()
             WHERE q.notification_id IN (
                   SELECT notification_id FROM send_queue
                    WHERE channel = ? AND claim_until < now() AND enqueued_at < claim_until
                    LIMIT ? FOR UPDATE SKIP LOCKED)
            RETURNING q.notification_id, q.service_id
            """;

    private final int most;

    /// @param most rows of one lane at a time
    QueueSweep(int most) {
        this.most = most;
    }

    /// Marks as hinted, and returns, what has to be hinted at again.
    ///
    /// @param oldest of each stream, when its oldest entry was added
    /// @param grace how long a hint may be on its way
    List<Hint> lost(Connection connection, Map<WorkStream, Instant> oldest, Duration grace) throws SQLException {
        var hints = new ArrayList<Hint>();
        for (var channel : Channel.values()) {
            for (var lane : Lane.values()) {
                var horizon = oldest.get(WorkStream.send(channel, lane));
                if (horizon != null) {
                    hints.addAll(lost(connection, channel, lane, horizon.minus(grace), grace));
                }
            }
        }
        return hints;
    }

    private List<Hint> lost(Connection connection, Channel channel, Lane lane, Instant before, Duration grace)
            throws SQLException {
        try (var statement = connection.prepareStatement(LOST)) {
            statement.setString(1, channel.word());
            statement.setString(2, lane.word());
            statement.setLong(3, grace.toMillis());
            statement.setTimestamp(4, Timestamp.from(before));
            statement.setTimestamp(5, Timestamp.from(before));
            statement.setInt(6, most);
            return hints(statement, channel, lane);
        }
    }

    /// As [#lost], for claims that ran out. They have waited longest, so they go first: on lane `high`.
    List<Hint> orphaned(Connection connection) throws SQLException {
        var hints = new ArrayList<Hint>();
        for (var channel : Channel.values()) {
            try (var statement = connection.prepareStatement(ORPHANED)) {
                statement.setString(1, channel.word());
                statement.setInt(2, most);
                hints.addAll(hints(statement, channel, Lane.HIGH));
            }
        }
        return hints;
    }

    private static List<Hint> hints(PreparedStatement statement, Channel channel, Lane lane) throws SQLException {
        var hints = new ArrayList<Hint>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                hints.add(Hint.message(channel, lane, rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
            }
        }
        return hints;
    }
}
