package gov.notify.statistics;

import gov.notify.jdbc.ReadPool;
import gov.notify.jdbc.Rows;
import gov.notify.jdbc.Sql;
import gov.notify.notification.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Counts a service's messages hour by hour, from the messages themselves: nothing that is kept
/// beside them knows the hour or the sender. Reads every message of the days that are asked for, or
/// every one that the sender sent in them, a day at a time.
@ApplicationScoped
public class HourlyMessages {

    // By ix_notifications_service within one day's partition, and ix_notification_history_service within one month's. A
    // message is in one of the two; which, one snapshot says.
    private static final String OF_A_DAY = """
            select date_trunc('hour', created_at, 'UTC') as hour, notification_type, notification_status, count(*) as messages
              from (select created_at, created_by_id, notification_type, notification_status
                      from notifications
                     where service_id = ? and id >= ? and id < ? and key_type <> 'test'
                    union all
                    select created_at, created_by_id, notification_type, notification_status
                      from notification_history
                     where service_id = ? and created_at >= ? and created_at < ? and key_type <> 'test') as messages
            """;
    // By ix_notifications_created_by and ix_notification_history_created_by: of the messages that a service sends by
    // itself, which have nobody, none is read.
    private static final String OF_ONE_SENDER = " where created_by_id = ?";
    private static final String BY_HOUR = " group by 1, 2, 3 order by 1";
    static final String OF_A_SENDERS_DAY = OF_A_DAY + OF_ONE_SENDER + BY_HOUR;

    private final DataSource database;

    @Inject
    HourlyMessages(ReadPool pool) {
        this(pool.database());
    }

    /// @param database plans every statement for its values: one plan for any day would look into
    /// all of them
    HourlyMessages(DataSource database) {
        this.database = database;
    }

    /// The messages of one hour.
    ///
    /// @param hour when it begins
    public record InHour(Instant hour, StatusCount count) {

        private static InHour of(ResultSet row) throws SQLException {
            return new InHour(Objects.requireNonNull(Rows.instant(row, "hour")), StatusCount.of(row));
        }
    }

    /// A service's messages of normal and team keys from one day (UTC) to another, both included,
    /// in the order of hours. Hours without any are left out.
    ///
    /// @param createdBy whose messages alone; null for all
    public List<InHour> between(UUID serviceId, LocalDate first, LocalDate last, @Nullable UUID createdBy) {
        var hours = new ArrayList<InHour>();
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            hours.addAll(of(serviceId, day, createdBy));
        }
        return hours;
    }

    private List<InHour> of(UUID serviceId, LocalDate day, @Nullable UUID createdBy) {
        var midnight = day.atStartOfDay(ZoneOffset.UTC).toOffsetDateTime();
        var next = midnight.plusDays(1);
        var first = Uuid7.floor(midnight.toInstant());
        var beyond = Uuid7.floor(next.toInstant());
        return createdBy == null
                ? Sql.list(
                        database, OF_A_DAY + BY_HOUR, InHour::of, serviceId, first, beyond, serviceId, midnight, next)
                : Sql.list(
                        database,
                        OF_A_SENDERS_DAY,
                        InHour::of,
                        serviceId,
                        first,
                        beyond,
                        serviceId,
                        midnight,
                        next,
                        createdBy);
    }
}
