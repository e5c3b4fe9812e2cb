package gov.notify.worker.receipt;

import gov.notify.notification.Channel;
import gov.notify.notification.NotificationStatus;
import gov.notify.notification.Standing;
import gov.notify.receipt.Source;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Finds and locks the notifications that receipts speak of.
final class Targets {

    // By ix_notifications_reference, ix_notifications_message_id and the primary key. In the order of ids, so that two
    // batches which speak of the same messages cannot wait for each other.
    private static final String LOCK = """
            select n.id, n.service_id, n.notification_type, n.notification_status, n.timed_out, n.ambiguous,
                   coalesce(n.reference, n.message_id), n.recipient_hash, coalesce(n.reply_to_text, ''),
                   case when n.notification_type = 'sms' and n.key_type <> 'test' then coalesce(q.parts, 1) else 0 end
              from notifications n left join send_queue q on q.notification_id = n.id
             where n.id in (select id from notifications where reference = any (?)
                            union all select id from notifications where message_id = any (?)
                            union all select id from notifications where id = any (?))
             order by n.id
               for no key update of n
            """;

    private static final String HISTORY =
            "select reference, id, service_id from notification_history where reference = any (?)";

    private Targets() {}

    static Known find(Connection connection, List<InboxRow> rows) throws SQLException {
        var byReference = new HashMap<String, Target>();
        var byId = new HashMap<UUID, Target>();
        try (var statement = connection.prepareStatement(LOCK)) {
            var named = rows.stream()
                    .map(InboxRow::namedNotification)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
            setTexts(statement, 1, references(rows, Set.of(Source.SES, Source.SIMULATE)));
            setTexts(statement, 2, references(rows, Set.of(Source.SNS, Source.EUM, Source.PINPOINT, Source.SIMULATE)));
            statement.setArray(3, connection.createArrayOf("uuid", named.toArray()));
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
        var known = new Known(byReference, byId, Map.of());
        var unknown = rows.stream()
                .filter(row -> known.target(row) == null)
                .map(InboxRow::reference)
                .collect(Collectors.toSet());
        return unknown.isEmpty() ? known : new Known(byReference, byId, history(connection, unknown));
    }

    private static Target target(ResultSet row) throws SQLException {
        return new Target(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                Channel.of(row.getString(3)),
                new Standing(NotificationStatus.of(row.getString(4)), row.getBoolean(5), row.getBoolean(6)),
                row.getString(7),
                row.getInt(10),
                row.getBytes(8),
                row.getString(9));
    }

    private static Map<String, Known.Past> history(Connection connection, Set<String> references) throws SQLException {
        var past = new HashMap<String, Known.Past>();
        try (var statement = connection.prepareStatement(HISTORY)) {
            setTexts(statement, 1, references);
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    past.put(
                            found.getString(1),
                            new Known.Past(found.getObject(2, UUID.class), found.getObject(3, UUID.class)));
                }
            }
        }
        return past;
    }

    private static Set<String> references(List<InboxRow> rows, Set<Source> sources) {
        var references = new HashSet<String>();
        rows.stream().filter(row -> sources.contains(row.source())).forEach(row -> references.add(row.reference()));
        return references;
    }

    private static void setTexts(PreparedStatement statement, int parameter, Set<String> texts) throws SQLException {
        statement.setArray(parameter, statement.getConnection().createArrayOf("text", texts.toArray()));
    }
}
