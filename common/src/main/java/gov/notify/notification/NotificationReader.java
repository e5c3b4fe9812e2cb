package gov.notify.notification;

import gov.notify.jdbc.ReadPool;
import gov.notify.jdbc.Rows;
import gov.notify.jdbc.Sql;
import gov.notify.message.Channel;
import gov.notify.template.TemplateReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/// Reads notifications of a service: one by its id, or a page.
@ApplicationScoped
public class NotificationReader {

    /// Of the author, the name alone, by the primary key of users.
    private static final String COLUMNS = """
            id, service_id, template_id, template_version, notification_type, notification_status,
            api_key_id, client_reference, job_id, job_row_number,
            (select users.name from users where users.id = notifications.created_by_id) as author,
            billable_units, rate_multiplier, created_at, scheduled_for, sent_at, updated_at,
            sent_by, coalesce(reference, message_id) as provider_reference, provider_response, carrier,
            reply_to_text, payload_expires_on, unsubscribe_link
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

    /// The days that have messages such as these, by what is counted beside them: whoever walks a day
    /// that has none reads all of it to find nothing. Index ix_message_counts_live,
    /// ix_message_count_changes_service.
    private static final String DAYS = """
            select day from all_message_counts
             where service_id = ? and day >= ? and key_type = any (?) and notification_status = any (?)
               and notification_type = any (?) and live <> 0
             group by day having sum(live) > 0
             order by day
            """;

    private static final UUID HIGHEST = new UUID(-1L, -1L);

    private final DataSource database;

    public NotificationReader(ReadPool pool) {
        this.database = pool.database();
    }

    /// The notification with this id, if it is this service's.
    public Optional<StoredNotification> find(UUID serviceId, UUID id) {
        return Sql.repeatable(database, connection -> {
            try (var statement = connection.prepareStatement(ONE)) {
                statement.setObject(1, id);
                statement.setObject(2, serviceId);
                return rows(statement).stream().findFirst();
            }
        });
    }

    /// A page, newest first.
    public List<StoredNotification> page(NotificationFilter filter) {
        return Sql.repeatable(database, connection -> {
            var spans = spans(connection, filter);
            if (spans.isEmpty()) {
                return List.of();
            }
            var sql = "select " + COLUMNS + where(filter, spans) + " order by id desc limit ? offset ?";
            try (var statement = connection.prepareStatement(sql)) {
                int next = bind(connection, statement, filter, spans);
                statement.setInt(next, filter.limit());
                statement.setInt(next + 1, filter.offset());
                return rows(statement);
            }
        });
    }

    /// How many notifications the filter selects, whatever its limit and offset.
    public long count(NotificationFilter filter) {
        return Sql.repeatable(database, connection -> {
            var spans = spans(connection, filter);
            if (spans.isEmpty()) {
                return 0L;
            }
            try (var statement = connection.prepareStatement("select count(*)" + where(filter, spans))) {
                bind(connection, statement, filter, spans);
                try (var result = statement.executeQuery()) {
                    result.next();
                    return result.getLong(1);
                }
            }
        });
    }

    /// Where to look. A message that is there before and after this was asked is on one of its days, so
    /// no list loses it. A reference has an index of its own, and the usual list is full after one page
    /// of an index: neither asks anything of the days.
    private static List<IdSpan> spans(Connection connection, NotificationFilter filter) throws SQLException {
        if (filter.clientReference() != null || filter.isUsual()) {
            return List.of(new IdSpan(filter.oldest(), HIGHEST));
        }
        try (var statement = connection.prepareStatement(DAYS)) {
            statement.setObject(1, filter.serviceId());
            statement.setObject(2, IdSpan.dayOf(filter.oldest()));
            bindKinds(connection, statement, 3, filter);
            var days = new ArrayList<LocalDate>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    days.add(rows.getObject("day", LocalDate.class));
                }
            }
            return IdSpan.of(days);
        }
    }

    // Constants of the statement, so that its plan leaves out every other day's partition, unlocked.
    private static String where(NotificationFilter filter, List<IdSpan> spans) {
        var within = " and (" + String.join(" or ", Collections.nCopies(spans.size(), "id >= ? and id < ?")) + ")";
        return filter.clientReference() == null ? PAGE + within : PAGE + within + BY_REFERENCE;
    }

    private static int bind(
            Connection connection, PreparedStatement statement, NotificationFilter filter, List<IdSpan> spans)
            throws SQLException {
        var olderThan = filter.olderThan();
        statement.setObject(1, filter.serviceId());
        statement.setObject(2, filter.oldest());
        statement.setObject(3, olderThan == null ? HIGHEST : olderThan);
        bindKinds(connection, statement, 4, filter);
        statement.setBoolean(7, filter.withJobs());
        statement.setObject(8, filter.emailsFrom());
        statement.setObject(9, filter.textsFrom());
        int next = 10;
        for (var span : spans) {
            statement.setObject(next++, span.first());
            statement.setObject(next++, span.beyond());
        }
        if (filter.clientReference() != null) {
            statement.setString(next++, filter.clientReference());
            statement.setString(next++, filter.clientReference());
        }
        return next;
    }

    /// Three parameters.
    private static void bindKinds(
            Connection connection, PreparedStatement statement, int first, NotificationFilter filter)
            throws SQLException {
        statement.setArray(first, words(connection, List.of(filter.keyType().wireName())));
        statement.setArray(first + 1, words(connection, statusWords(filter.statuses())));
        statement.setArray(first + 2, words(connection, channelWords(filter.channels())));
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
                Rows.uuid(row, "id"),
                Rows.uuid(row, "service_id"),
                new TemplateReference(Rows.uuid(row, "template_id"), row.getInt("template_version")),
                Channel.of(row.getString("notification_type")),
                NotificationStatus.of(row.getString("notification_status")),
                origin(row),
                new StoredNotification.Billing(row.getInt("billable_units"), row.getBigDecimal("rate_multiplier")),
                times(row),
                provider(row),
                row.getString("reply_to_text"),
                row.getObject("payload_expires_on", LocalDate.class),
                row.getString("unsubscribe_link"));
    }

    private static StoredNotification.Origin origin(ResultSet row) throws SQLException {
        return new StoredNotification.Origin(
                Rows.uuid(row, "api_key_id"),
                row.getString("client_reference"),
                Rows.uuid(row, "job_id"),
                row.getObject("job_row_number", Integer.class),
                row.getString("author"));
    }

    private static StoredNotification.Times times(ResultSet row) throws SQLException {
        return new StoredNotification.Times(
                row.getTimestamp("created_at").toInstant(),
                Rows.instant(row, "scheduled_for"),
                Rows.instant(row, "sent_at"),
                Rows.instant(row, "updated_at"));
    }

    private static StoredNotification.Provider provider(ResultSet row) throws SQLException {
        return new StoredNotification.Provider(
                row.getString("sent_by"),
                row.getString("provider_reference"),
                row.getString("provider_response"),
                row.getString("carrier"));
    }
}
