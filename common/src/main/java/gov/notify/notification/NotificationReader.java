package gov.notify.notification;

import gov.notify.jdbc.ReadPool;
import gov.notify.jdbc.Sql;
import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Reads notifications of a service: one by its id, or a page.
@ApplicationScoped
public class NotificationReader {

    private static final String COLUMNS = """
            id, service_id, job_id, job_row_number, template_id, template_version, api_key_id, key_type, notification_type,
            notification_status, billable_units, rate_multiplier, international, phone_prefix, created_at, sent_at, updated_at, sent_by,
            reference, message_id, client_reference, reply_to_text, created_by_id, provider_response, carrier, payload_expires_on,
            scheduled_for, unsubscribe_link
            """;

    /// Primary key; the id prunes to one partition.
    private static final String ONE = "select " + COLUMNS + " from notifications where id = ? and service_id = ?";

    /// Index (service_id, id desc), or (service_id, md5(client_reference)) where the reference is given. What
    /// is kept for a shorter time must not fill the page and then be left out of it: whoever pages would take
    /// that for the end.
    private static final String PAGE = """
             from notifications
             where service_id = ? and id >= ? and id < ? and key_type = any (?) and notification_status = any (?)
               and notification_type = any (?) and (? or job_id is null)
               and id >= case notification_type when 'email' then ?::uuid else ?::uuid end
            """;

    /// An index row cannot hold every reference, so the index holds their hashes.
    private static final String BY_REFERENCE = " and md5(client_reference) = md5(?) and client_reference = ?";

    /// Primary key; the day prunes to one partition.
    private static final String PAYLOADS =
            "select notification_id, case when octet_length(sealed) <= ? then sealed else '' end"
                    + " from notification_payloads where expires_on = ? and notification_id = any (?)";

    /// Larger payloads of a page are read one by one: 250 of them together would not fit into memory.
    private static final int LARGE = 32 * 1024;

    private static final UUID HIGHEST = new UUID(-1L, -1L);

    private final DataSource source;

    public NotificationReader(ReadPool pool) {
        this.source = pool.source();
    }

    /// The notification with this id, if it is this service's.
    public Optional<StoredNotification> find(UUID serviceId, UUID id) {
        return Sql.repeatable(source, connection -> {
            List<StoredNotification> rows;
            try (var statement = connection.prepareStatement(ONE)) {
                statement.setObject(1, id);
                statement.setObject(2, serviceId);
                rows = rows(statement);
            }
            return withPayloads(connection, rows, Integer.MAX_VALUE).stream().findFirst();
        });
    }

    /// A page, newest first; without the payloads that are large.
    public List<StoredNotification> page(NotificationFilter filter) {
        return Sql.repeatable(source, connection -> {
            List<StoredNotification> rows;
            var sql = "select " + COLUMNS + where(filter) + " order by id desc limit ? offset ?";
            try (var statement = connection.prepareStatement(sql)) {
                int next = bind(connection, statement, filter);
                statement.setInt(next, filter.limit());
                statement.setInt(next + 1, filter.offset());
                rows = rows(statement);
            }
            return withPayloads(connection, rows, LARGE);
        });
    }

    /// The notification with its payload, if that was too large to be read with others.
    public StoredNotification complete(StoredNotification notification) {
        return notification.isPayloadLeft()
                ? Sql.repeatable(
                        source,
                        connection -> withPayloads(connection, List.of(notification), Integer.MAX_VALUE)
                                .getFirst())
                : notification;
    }

    /// How many notifications the filter selects, whatever its limit and offset.
    public long count(NotificationFilter filter) {
        return Sql.repeatable(source, connection -> {
            try (var statement = connection.prepareStatement("select count(*)" + where(filter))) {
                bind(connection, statement, filter);
                try (var result = statement.executeQuery()) {
                    result.next();
                    return result.getLong(1);
                }
            }
        });
    }

    private static String where(NotificationFilter filter) {
        return filter.clientReference() == null ? PAGE : PAGE + BY_REFERENCE;
    }

    private static int bind(Connection connection, PreparedStatement statement, NotificationFilter filter)
            throws SQLException {
        var olderThan = filter.olderThan();
        statement.setObject(1, filter.serviceId());
        statement.setObject(2, filter.oldest());
        statement.setObject(3, olderThan == null ? HIGHEST : olderThan);
        statement.setArray(4, words(connection, List.of(filter.keyType().wireName())));
        statement.setArray(5, words(connection, statusWords(filter.statuses())));
        statement.setArray(6, words(connection, channelWords(filter.channels())));
        statement.setBoolean(7, filter.withJobs());
        statement.setObject(8, filter.emailsFrom());
        statement.setObject(9, filter.textsFrom());
        if (filter.clientReference() == null) {
            return 10;
        }
        statement.setString(10, filter.clientReference());
        statement.setString(11, filter.clientReference());
        return 12;
    }

    private static List<String> statusWords(Set<NotificationStatus> statuses) {
        var chosen = statuses.isEmpty() ? Arrays.asList(NotificationStatus.values()) : List.copyOf(statuses);
        return chosen.stream().map(NotificationStatus::wireName).toList();
    }

    private static List<String> channelWords(Set<Channel> channels) {
        var chosen = channels.isEmpty() ? Arrays.asList(Channel.values()) : List.copyOf(channels);
        return chosen.stream().map(Channel::wireName).toList();
    }

    private static Array words(Connection connection, List<String> words) throws SQLException {
        return connection.createArrayOf("text", words.toArray());
    }

    private static List<StoredNotification> rows(PreparedStatement statement) throws SQLException {
        var rows = new ArrayList<StoredNotification>();
        try (var result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(row(result));
            }
        }
        return rows;
    }

    private static StoredNotification row(ResultSet row) throws SQLException {
        return new StoredNotification(
                uuid(row, 1),
                uuid(row, 2),
                row.getObject(3, UUID.class),
                row.getObject(4, Integer.class),
                uuid(row, 5),
                row.getInt(6),
                row.getObject(7, UUID.class),
                KeyType.of(row.getString(8)),
                Channel.of(row.getString(9)),
                NotificationStatus.of(row.getString(10)),
                row.getInt(11),
                row.getBigDecimal(12),
                row.getBoolean(13),
                row.getString(14),
                row.getTimestamp(15).toInstant(),
                instant(row, 16),
                instant(row, 17),
                row.getString(18),
                row.getString(19),
                row.getString(20),
                row.getString(21),
                row.getString(22),
                row.getObject(23, UUID.class),
                row.getString(24),
                row.getString(25),
                row.getObject(26, LocalDate.class),
                instant(row, 27),
                row.getString(28),
                null);
    }

    private static UUID uuid(ResultSet row, int column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    // One look-up a day of expiry: a join would open every partition of payloads.
    private static List<StoredNotification> withPayloads(
            Connection connection, List<StoredNotification> rows, int largest) throws SQLException {
        Map<LocalDate, List<UUID>> byDay = new HashMap<>();
        for (var row : rows) {
            if (row.payloadExpiresOn() != null) {
                byDay.computeIfAbsent(row.payloadExpiresOn(), day -> new ArrayList<>())
                        .add(row.id());
            }
        }
        Map<UUID, byte[]> sealed = new HashMap<>();
        for (var day : byDay.entrySet()) {
            readPayloads(connection, day.getKey(), day.getValue(), largest, sealed);
        }
        return rows.stream().map(row -> row.withPayload(sealed.get(row.id()))).toList();
    }

    private static void readPayloads(
            Connection connection, LocalDate day, List<UUID> ids, int largest, Map<UUID, byte[]> into)
            throws SQLException {
        try (var statement = connection.prepareStatement(PAYLOADS)) {
            statement.setInt(1, largest);
            statement.setDate(2, Date.valueOf(day));
            statement.setArray(3, connection.createArrayOf("uuid", ids.toArray()));
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    byte[] payload = result.getBytes(2);
                    if (payload != null) {
                        into.put(uuid(result, 1), payload);
                    }
                }
            }
        }
    }
}
