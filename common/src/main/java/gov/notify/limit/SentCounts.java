package gov.notify.limit;

import gov.notify.jdbc.Sql;
import gov.notify.notification.Uuid7;
import gov.notify.statistics.MessageCounts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/// Counts in Postgres what a service has sent, for when Redis does not know: messages of normal and team keys,
/// cancelled ones left out. Of the days before they are counted already; of the day itself the messages tell, as none
/// of the counts knows which are international.
@ApplicationScoped
class SentCounts {

    /// Index ix_notifications_service: a bound on the id is a bound on the time.
    private static final String TODAY = """
            select count(*) filter (where notification_type = 'email') as email,
                   count(*) filter (where notification_type = 'sms') as sms,
                   count(*) filter (where notification_type = 'sms' and international) as international_sms
              from notifications
             where service_id = ? and id >= ? and key_type <> 'test' and notification_status <> 'cancelled'
            """;

    /// A day may have many millions.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final DataSource database;
    private final MessageCounts counts;

    SentCounts(DataSource database, MessageCounts counts) {
        this.database = database;
        this.counts = counts;
    }

    /// @param before in the allowance year, up to the day
    /// @param email on the day
    /// @param sms on the day, international ones too
    /// @param internationalSms on the day
    record Counts(long before, long email, long sms, long internationalSms) {}

    /// What a service has sent in the allowance year of `day`, up to now.
    ///
    /// @throws gov.notify.jdbc.StoreUnavailable if Postgres stayed away
    Counts of(UUID serviceId, LocalDate day) {
        long before = counts.sent(serviceId, AllowanceYear.startOf(day), day);
        return Sql.patiently(database, PATIENCE, connection -> {
            // The plan knows the day: one for any day would look into, and lock, every partition.
            try (var setting = connection.createStatement()) {
                setting.execute("set local plan_cache_mode = force_custom_plan");
            }
            try (var statement = connection.prepareStatement(TODAY)) {
                statement.setObject(1, serviceId);
                statement.setObject(
                        2, Uuid7.floor(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    return new Counts(
                            before, rows.getLong("email"), rows.getLong("sms"), rows.getLong("international_sms"));
                }
            }
        });
    }
}
