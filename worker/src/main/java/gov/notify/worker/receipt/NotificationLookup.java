package gov.notify.worker.receipt;

import gov.notify.jdbc.Rows;
import gov.notify.message.Channel;
import gov.notify.notification.DeliveryState;
import gov.notify.notification.NotificationStatus;
import gov.notify.notification.Uuid7;
import gov.notify.receipt.ReceiptSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Finds and locks the notifications that receipts speak of.
final class NotificationLookup {

    // By ix_notifications_reference and ix_notifications_message_id. Days of which nobody sends receipts any
    // more are left out: each has indexes of its own, and takes locks for all of them.
    private static final String FIND = """
            select id from notifications where reference = any (?) and id >= ? and id < ?
            union all select id from notifications where message_id = any (?) and id >= ? and id < ?
            """;

    // By primary key. In the order of ids, so that two batches which speak of the same messages cannot wait
    // for each other.
    private static final String LOCK = """
            select n.id, n.service_id, n.notification_type, n.notification_status, n.timed_out, n.ambiguous,
                   coalesce(n.reference, n.message_id) as told, n.recipient_hash,
                   coalesce(n.reply_to_text, '') as sender,
                   case when n.notification_type = 'sms' and n.key_type <> 'test' then coalesce(q.parts, 1) else 0 end
                     as parts
              from notifications n left join send_queue q on q.notification_id = n.id
             where n.id = any (?)
             order by n.id
               for no key update of n
            """;

    // By ix_notification_history_reference, or primary key. Without a bound, each month there ever was is
    // looked into.
    private static final String HISTORY = """
            select id, service_id, reference from notification_history where reference = any (?) and created_at >= ?
            union select id, service_id, reference from notification_history where id = any (?) and created_at >= ?
            """;

    /// Complaints come weeks after; mail boxes' operators send none for longer than this, and messages are
    /// kept for 90 days at most.
    private static final Duration OLDEST_COMPLAINT = Duration.ofDays(120);

    /// A message is handed over seven days after it was accepted at the latest; then its receipt comes within
    /// hours, or names its id.
    private static final Duration OLDEST = Duration.ofDays(7).plusHours(6);

    private static final Duration CLOCKS_APART = Duration.ofHours(1);

    private NotificationLookup() {}

    static KnownNotifications find(Connection connection, List<InboxRow> rows, Instant now) throws SQLException {
        var byReference = new HashMap<String, LockedNotification>();
        var byId = new HashMap<UUID, LockedNotification>();
        var ids = ids(connection, rows, now);
        if (!ids.isEmpty()) { // an empty array would have every day looked at
            lock(connection, ids, byReference, byId);
        }
        var known = new KnownNotifications(byReference, byId, List.of());
        var unknown = rows.stream().filter(row -> known.target(row) == null).toList();
        return unknown.isEmpty() ? known : new KnownNotifications(byReference, byId, history(connection, unknown, now));
    }

    private static void lock(
            Connection connection,
            Set<UUID> ids,
            Map<String, LockedNotification> byReference,
            Map<UUID, LockedNotification> byId)
            throws SQLException {
        try (var statement = connection.prepareStatement(LOCK)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    var target = target(found);
                    byId.put(target.id(), target);
                    if (target.reference() != null) {
                        byReference.put(target.reference(), target);
                    }
                }
            }
        }
    }

    private static Set<UUID> ids(Connection connection, List<InboxRow> rows, Instant now) throws SQLException {
        var ids = named(rows);
        var oldest = Uuid7.floor(now.minus(OLDEST));
        var youngest = Uuid7.floor(now.plus(CLOCKS_APART));
        try (var statement = connection.prepareStatement(FIND)) {
            setTexts(statement, 1, references(rows, Set.of(ReceiptSource.SES, ReceiptSource.SIMULATE)));
            statement.setObject(2, oldest);
            statement.setObject(3, youngest);
            setTexts(
                    statement,
                    4,
                    references(
                            rows,
                            Set.of(
                                    ReceiptSource.SNS,
                                    ReceiptSource.EUM,
                                    ReceiptSource.PINPOINT,
                                    ReceiptSource.SIMULATE)));
            statement.setObject(5, oldest);
            statement.setObject(6, youngest);
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    ids.add(Rows.uuid(found, "id"));
                }
            }
        }
        return ids;
    }

    private static LockedNotification target(ResultSet row) throws SQLException {
        return new LockedNotification(
                Rows.uuid(row, "id"),
                Rows.uuid(row, "service_id"),
                Channel.of(row.getString("notification_type")),
                new DeliveryState(
                        NotificationStatus.of(row.getString("notification_status")),
                        row.getBoolean("timed_out"),
                        row.getBoolean("ambiguous")),
                row.getString("told"),
                row.getInt("parts"),
                row.getBytes("recipient_hash"),
                row.getString("sender"));
    }

    private static List<KnownNotifications.Past> history(Connection connection, List<InboxRow> rows, Instant now)
            throws SQLException {
        var oldest = Timestamp.from(now.minus(OLDEST_COMPLAINT));
        var past = new ArrayList<KnownNotifications.Past>();
        try (var statement = connection.prepareStatement(HISTORY)) {
            setTexts(statement, 1, references(rows, EnumSet.allOf(ReceiptSource.class)));
            statement.setTimestamp(2, oldest);
            statement.setArray(3, connection.createArrayOf("uuid", named(rows).toArray()));
            statement.setTimestamp(4, oldest);
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    past.add(new KnownNotifications.Past(
                            Rows.uuid(found, "id"), Rows.uuid(found, "service_id"), found.getString("reference")));
                }
            }
        }
        return past;
    }

    private static Set<UUID> named(List<InboxRow> rows) {
        return rows.stream()
                .map(InboxRow::namedNotification)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<String> references(List<InboxRow> rows, Set<ReceiptSource> sources) {
        var references = new HashSet<String>();
        rows.stream().filter(row -> sources.contains(row.source())).forEach(row -> references.add(row.reference()));
        return references;
    }

    private static void setTexts(PreparedStatement statement, int parameter, Set<String> texts) throws SQLException {
        statement.setArray(parameter, statement.getConnection().createArrayOf("text", texts.toArray()));
    }
}
