package gov.notify.notification;

import gov.notify.jdbc.ColumnArrays;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/// The one statement that stores a batch of notifications, their payloads and their queue rows.
///
/// One array a column instead of one parameter a value: the statement is the same for every batch size, so the server
/// plans it once. It repeats to no effect: an id that exists is left alone, and so is its queue row, which may be gone
/// because the message has been sent.
final class NotificationInsert {

    /// Stores what the query `accepted` yields; the parameter is the time of enqueueing.
    ///
    /// What is not scheduled is due at once by the database's own clock, which claims compare it with: an api
    /// whose clock is ahead must not have its messages wait until then. Nor is anything enqueued later than
    /// now: the look for claims that ran out takes what was enqueued before its claim ended.
    static final String STORE = """
            stored as (
              insert into notifications (id, service_id, template_id, template_version, api_key_id, key_type, notification_type,
                                         international, phone_prefix, rate_multiplier, client_reference, reply_to_text,
                                         recipient_hash, payload_expires_on, scheduled_for, created_by_id,
                                         created_at, queue_lane, queue_parts, expires_at)
              select id, service_id, template_id, template_version, api_key_id, key_type, channel,
                     international, phone_prefix, rate_multiplier, client_reference, reply_to_text,
                     recipient_hash, payload_expires_on, scheduled_for, created_by_id,
                     created_at, nullif(lane, 'normal'), nullif(parts, 1), expires_at
                from accepted
              on conflict (id) do nothing
              returning id
            ), payload as (
              insert into notification_payloads (notification_id, expires_on, sealed)
              select id, payload_expires_on, sealed from accepted join stored using (id)
            ), queued as (
              insert into send_queue (notification_id, service_id, channel, lane, parts, due_at, enqueued_at, expires_at)
              select id, service_id, channel, lane, parts, coalesce(scheduled_for, least(created_at, now())),
                     least(?, now()), expires_at
                from accepted join stored using (id)
            )
            """;

    /// Arrays that [#columns] binds.
    static final String ARRAYS = """
            ?::uuid[], ?::uuid[], ?::uuid[], ?::int[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::int[],
            ?::boolean[], ?::text[], ?::numeric[], ?::text[], ?::text[], ?::bytea[], ?::date[],
            ?::bytea[], ?::timestamptz[], ?::timestamptz[], ?::uuid[], ?::timestamptz[]""";

    /// Their names.
    static final String NAMES = """
            id, service_id, template_id, template_version, api_key_id, key_type, channel, lane, parts,
            international, phone_prefix, rate_multiplier, client_reference, reply_to_text, recipient_hash,
            payload_expires_on, sealed, scheduled_for, expires_at, created_by_id, created_at""";

    private static final String SQL = "with accepted as (select * from unnest(" + ARRAYS + ") as i(" + NAMES + ")), "
            + STORE + "select count(*) from stored";

    private NotificationInsert() {}

    /// Inserts every notification of the batch that is not there yet.
    static void insert(Connection connection, List<NewNotification> batch, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(SQL)) {
            statement.setTimestamp(columns(statement, batch).next(), Timestamp.from(now));
            statement.execute();
        }
    }

    static ColumnArrays<NewNotification> columns(PreparedStatement statement, List<NewNotification> batch)
            throws SQLException {
        return new ColumnArrays<>(statement, batch)
                .add("uuid", NewNotification::id)
                .add("uuid", NewNotification::serviceId)
                .add("uuid", each -> each.row().template().id())
                .add("int4", each -> each.row().template().version())
                .add("uuid", each -> each.row().origin().apiKeyId())
                .add("text", each -> each.row().origin().keyType().wireName())
                .add("text", each -> each.row().channel().wireName())
                .add("text", each -> each.row().queueing().lane().wireName())
                .add("int4", each -> each.row().queueing().parts())
                .add("bool", each -> each.row().destination().international())
                .add("text", each -> each.row().destination().prefix())
                .add("numeric", each -> each.row().destination().rateMultiplier())
                .add("text", each -> each.row().clientReference())
                .add("text", each -> each.row().replyTo())
                .addBytes(each -> each.sealed().recipientHash())
                .add("date", each -> each.sealed().payloadExpiresOn())
                .addBytes(each -> each.sealed().payload())
                .add("timestamptz", each -> each.row().queueing().scheduledFor())
                .add("timestamptz", each -> each.row().queueing().expiresAt())
                .add("uuid", each -> each.row().origin().createdById())
                .add("timestamptz", each -> each.row().createdAt());
    }
}
