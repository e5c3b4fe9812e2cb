package gov.notify.limit;

import gov.notify.batch.Sql;
import gov.notify.notification.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/// Counts in Postgres what a service has sent, for when Redis does not know: rows of normal and team keys, cancelled
/// ones left out.
@ApplicationScoped
class SentCounts {

    /// Index ix_notifications_service: a bound on the id is a bound on the time.
    private static final String TODAY = """
            select count(*) filter (where notification_type = 'email'),
                   count(*) filter (where notification_type = 'sms'),
                   count(*) filter (where notification_type = 'sms' and international)
              from notifications
             where service_id = ? and id >= ? and key_type <> 'test' and notification_status <> 'cancelled'
            """;

    /// Index ix_notifications_service for what is live, ix_notification_history_service for the rest.
    private static final String BEFORE = """
            select (select count(*) from notifications
                     where service_id = ? and id >= ? and id < ? and key_type <> 'test'
                       and notification_status <> 'cancelled')
                 + (select count(*) from notification_history
                     where service_id = ? and created_at >= ? and created_at < ? and key_type <> 'test'
                       and notification_status <> 'cancelled')
            """;

    private final DataSource source;

    SentCounts(DataSource source) {
        this.source = source;
    }

    /// @param before in the allowance year, up to the day
    /// @param email on the day
    /// @param sms on the day, international ones too
    /// @param internationalSms on the day
    record Counts(long before, long email, long sms, long internationalSms) {}

    /// What a service has sent in the allowance year of `day`, up to now.
    ///
    /// @throws gov.notify.batch.StoreUnavailable if Postgres stayed away
    Counts of(UUID serviceId, LocalDate day) {
        return Sql.repeatable(source, connection -> {
            long before = before(connection, serviceId, day);
            try (var statement = connection.prepareStatement(TODAY)) {
                statement.setObject(1, serviceId);
                statement.setObject(2, floor(day));
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    return new Counts(before, rows.getLong(1), rows.getLong(2), rows.getLong(3));
                }
            }
        });
    }

    private static long before(Connection connection, UUID serviceId, LocalDate day) throws SQLException {
        var start = AllowanceYear.startOf(day);
        try (var statement = connection.prepareStatement(BEFORE)) {
            statement.setObject(1, serviceId);
            statement.setObject(2, floor(start));
            statement.setObject(3, floor(day));
            statement.setObject(4, serviceId);
            statement.setTimestamp(5, midnight(start));
            statement.setTimestamp(6, midnight(day));
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static UUID floor(LocalDate day) {
        return Uuid7.floor(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static Timestamp midnight(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
