package gov.notify.notification;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The one statement that stores a batch of notifications, their payloads and their queue rows.
///
/// One array a column instead of one parameter a value: the statement is the same for every batch size, so the server
/// plans it
/// once. It repeats to no effect: an id that exists is left alone, and so is its queue row, which may be gone because
/// the message
/// has been sent.
final class NotificationInsert {

    private static final String SQL = """
            with input as (
              select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::int[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::int[],
                                   ?::boolean[], ?::text[], ?::numeric[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::date[],
                                   ?::bytea[], ?::timestamptz[], ?::timestamptz[], ?::uuid[], ?::timestamptz[])
                as i(id, service_id, template_id, template_version, api_key_id, key_type, channel, lane, parts,
                     international, phone_prefix, rate_multiplier, client_reference, reply_to_text, unsubscribe_link, recipient_hash,
                     payload_expires_on, sealed, scheduled_for, expires_at, created_by_id, created_at)
            ), stored as (
              insert into notifications (id, service_id, template_id, template_version, api_key_id, key_type, notification_type,
                                         international, phone_prefix, rate_multiplier, client_reference, reply_to_text,
                                         unsubscribe_link, recipient_hash, payload_expires_on, scheduled_for, created_by_id,
                                         created_at)
              select id, service_id, template_id, template_version, api_key_id, key_type, channel,
                     international, phone_prefix, rate_multiplier, client_reference, reply_to_text,
                     unsubscribe_link, recipient_hash, payload_expires_on, scheduled_for, created_by_id,
                     created_at
                from input
              on conflict (id) do nothing
              returning id
            ), payload as (
              insert into notification_payloads (notification_id, expires_on, sealed)
              select id, payload_expires_on, sealed from input join stored using (id)
            )
            insert into send_queue (notification_id, service_id, channel, lane, parts, due_at, enqueued_at, expires_at)
            select id, service_id, channel, lane, parts, coalesce(scheduled_for, created_at), ?, expires_at
              from input join stored using (id)
            """;

    private NotificationInsert() {}

    /// Inserts every notification of the batch that is not there yet.
    static void insert(Connection connection, List<NewNotification> batch, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(SQL)) {
            int next = bind(statement, batch, 1);
            statement.setTimestamp(next, Timestamp.from(now));
            statement.executeUpdate();
        }
    }

    private static int bind(PreparedStatement statement, List<NewNotification> batch, int from) throws SQLException {
        var columns = new Columns(statement, batch, from);
        columns.add("uuid", NewNotification::id);
        columns.add("uuid", NewNotification::serviceId);
        columns.add("uuid", NewNotification::templateId);
        columns.add("int4", NewNotification::templateVersion);
        columns.add("uuid", NewNotification::apiKeyId);
        columns.add("text", notification -> notification.keyType().word());
        columns.add("text", notification -> notification.channel().word());
        columns.add("text", notification -> notification.lane().word());
        columns.add("int4", NewNotification::parts);
        columns.add("bool", NewNotification::international);
        columns.add("text", NewNotification::phonePrefix);
        columns.add("numeric", NewNotification::rateMultiplier);
        columns.add("text", NewNotification::clientReference);
        columns.add("text", NewNotification::replyToText);
        columns.add("text", NewNotification::unsubscribeLink);
        columns.addBytes(NewNotification::recipientHash);
        columns.add("date", NewNotification::payloadExpiresOn);
        columns.addBytes(NewNotification::sealedPayload);
        columns.add("timestamptz", NewNotification::scheduledFor);
        columns.add("timestamptz", NewNotification::expiresAt);
        columns.add("uuid", NewNotification::createdById);
        columns.add("timestamptz", NewNotification::createdAt);
        return columns.next;
    }

    /// Fills the parameters of a statement with one array a column.
    private static final class Columns {

        private final PreparedStatement statement;
        private final List<NewNotification> batch;
        private int next;

        Columns(PreparedStatement statement, List<NewNotification> batch, int from) {
            this.statement = statement;
            this.batch = batch;
            this.next = from;
        }

        void add(String type, Function<NewNotification, @Nullable Object> value) throws SQLException {
            var values = new @Nullable Object[batch.size()];
            for (int i = 0; i < values.length; i++) {
                Object plain = value.apply(batch.get(i));
                values[i] = plain instanceof Instant instant ? instant.toString() : plain;
            }
            set(statement.getConnection().createArrayOf(type, values));
        }

        void addBytes(Function<NewNotification, byte[]> value) throws SQLException {
            var values = new byte[batch.size()][];
            for (int i = 0; i < values.length; i++) {
                values[i] = value.apply(batch.get(i));
            }
            set(statement.getConnection().createArrayOf("bytea", values));
        }

        private void set(Array array) throws SQLException {
            statement.setArray(next++, array);
        }
    }
}
