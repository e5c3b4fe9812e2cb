package gov.notify.worker.sweep;

import gov.notify.jdbc.Rows;
import gov.notify.message.Channel;
import gov.notify.message.Lane;
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

/// Finds messages in `send_queue` whose hint was lost, and claims whose worker died.
final class QueueSweep {

    // One pass over what is due, for all lanes. A row that was hinted before it was due (its wake-up was
    // lost) only needs to be due for a while, however far its stream has come; any other must have been hinted
    // before everything that is still in its stream.
    private static final String LOST = """
            update send_queue q set enqueued_at = now()
             where q.notification_id in (
                   select r.notification_id
                     from send_queue r
                     join unnest(?::text[], ?::text[], ?::timestamptz[]) as h(channel, lane, before)
                       on r.channel = h.channel and r.lane = h.lane
                    where r.due_at < now() - ? * interval '1 ms'
                      and (r.claim_until is null or r.claim_until < now())
                      and (r.enqueued_at < h.before or r.enqueued_at < r.due_at)
                    limit ? for update of r skip locked)
            returning q.notification_id, q.service_id, q.channel, q.lane
            """;

    // A claim that ran out is hinted at once, and again when nobody has taken it half a minute later: whoever
    // marked it may have died before the hint was sent. The whole is read; rows that match are few.
    private static final String ORPHANED = """
            update send_queue q set enqueued_at = now()
             where q.notification_id in (
                   select notification_id from send_queue
                    where claim_until < now()
                      and (enqueued_at < claim_until or enqueued_at < now() - interval '30 s')
                    limit ? for update skip locked)
            returning q.notification_id, q.service_id, q.channel, 'high' as lane
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
        var channels = new ArrayList<String>();
        var lanes = new ArrayList<String>();
        var horizons = new ArrayList<Timestamp>();
        for (var channel : Channel.values()) {
            for (var lane : Lane.values()) {
                var horizon = oldest.get(WorkStream.send(channel, lane));
                if (horizon != null) {
                    channels.add(channel.wireName());
                    lanes.add(lane.wireName());
                    horizons.add(Timestamp.from(horizon.minus(grace)));
                }
            }
        }
        try (var statement = connection.prepareStatement(LOST)) {
            statement.setArray(1, connection.createArrayOf("text", channels.toArray()));
            statement.setArray(2, connection.createArrayOf("text", lanes.toArray()));
            statement.setArray(3, connection.createArrayOf("timestamptz", horizons.toArray()));
            statement.setLong(4, grace.toMillis());
            statement.setInt(5, most);
            return hints(statement);
        }
    }

    /// As [#lost], for claims that ran out. They have waited longest, so they go first: on lane `high`.
    List<Hint> orphaned(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(ORPHANED)) {
            statement.setInt(1, most);
            return hints(statement);
        }
    }

    private static List<Hint> hints(PreparedStatement statement) throws SQLException {
        var hints = new ArrayList<Hint>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                hints.add(Hint.message(
                        Channel.of(rows.getString("channel")),
                        Lane.of(rows.getString("lane")),
                        Rows.uuid(rows, "notification_id"),
                        Rows.uuid(rows, "service_id")));
            }
        }
        return hints;
    }
}
