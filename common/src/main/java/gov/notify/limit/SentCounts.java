package gov.notify.limit;

import gov.notify.jdbc.Sql;
import gov.notify.notification.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
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
            select count(*) filter (where notification_type = 'email') as email,
                   count(*) filter (where notification_type = 'sms') as sms,
                   count(*) filter (where notification_type = 'sms' and international) as international_sms
              from notifications
             where service_id = ? and id >= ? and key_type <> 'test' and notification_status <> 'cancelled'
            """;

    /// Index ix_notifications_service for what is live, ix_notification_history_service for the rest.
    private static final String BETWEEN = """
            select (select count(*) from notifications
                     where service_id = ? and id >= ? and id < ? and key_type <> 'test'
                       and notification_status <> 'cancelled')
                 + (select count(*) from notification_history
                     where service_id = ? and created_at >= ? and created_at < ? and key_type <> 'test'
                       and notification_status <> 'cancelled')
            """;

    private static final String KNOWN =
            "select before, messages from sent_totals where service_id = ? and year_start = ?";

    private static final String REMEMBER = """
            insert into sent_totals as known (service_id, year_start, before, messages) values (?, ?, ?, ?)
            on conflict (service_id) do update
               set year_start = excluded.year_start, before = excluded.before, messages = excluded.messages
             where (known.year_start, known.before) < (excluded.year_start, excluded.before)
            """;

    private static final int STEP_DAYS = 7;

    /// For one step, which may have many millions to count.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final DataSource database;

    SentCounts(DataSource database) {
        this.database = database;
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
        long before = before(serviceId, day);
        return planned(connection -> {
            try (var statement = connection.prepareStatement(TODAY)) {
                statement.setObject(1, serviceId);
                statement.setObject(2, floor(day));
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    return new Counts(
                            before, rows.getLong("email"), rows.getLong("sms"), rows.getLong("international_sms"));
                }
            }
        });
    }

    /// In steps of a week at most, each of which is remembered: a count that breaks off goes on where it was,
    /// and the next one begins where this one ended.
    private long before(UUID serviceId, LocalDate day) {
        var start = AllowanceYear.startOf(day);
        var total = Sql.repeatable(database, connection -> known(connection, serviceId, start));
        while (total.before().isBefore(day)) {
            var from = total;
            var until = from.before().plusDays(STEP_DAYS).isBefore(day)
                    ? from.before().plusDays(STEP_DAYS)
                    : day;
            total = planned(connection -> {
                var next = new Total(until, from.messages() + between(connection, serviceId, from.before(), until));
                remember(connection, serviceId, start, next);
                return next;
            });
        }
        return total.messages();
    }

    /// In a transaction whose plans know the days that are asked for: one for any day would look into, and
    /// lock, every partition.
    private <R> R planned(Sql.Work<R> work) {
        return Sql.patiently(database, PATIENCE, connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("set local plan_cache_mode = force_custom_plan");
            }
            return work.run(connection);
        });
    }

    /// @param before messages of the year up to this day
    private record Total(LocalDate before, long messages) {}

    private static Total known(Connection connection, UUID serviceId, LocalDate start) throws SQLException {
        try (var statement = connection.prepareStatement(KNOWN)) {
            statement.setObject(1, serviceId);
            statement.setObject(2, start);
            try (var rows = statement.executeQuery()) {
                return rows.next()
                        ? new Total(rows.getObject("before", LocalDate.class), rows.getLong("messages"))
                        : new Total(start, 0);
            }
        }
    }

    private static void remember(Connection connection, UUID serviceId, LocalDate start, Total total)
            throws SQLException {
        try (var statement = connection.prepareStatement(REMEMBER)) {
            statement.setObject(1, serviceId);
            statement.setObject(2, start);
            statement.setObject(3, total.before());
            statement.setLong(4, total.messages());
            statement.executeUpdate();
        }
    }

    private static long between(Connection connection, UUID serviceId, LocalDate from, LocalDate until)
            throws SQLException {
        try (var statement = connection.prepareStatement(BETWEEN)) {
            statement.setObject(1, serviceId);
            statement.setObject(2, floor(from));
            statement.setObject(3, floor(until));
            statement.setObject(4, serviceId);
            statement.setTimestamp(5, midnight(from));
            statement.setTimestamp(6, midnight(until));
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
