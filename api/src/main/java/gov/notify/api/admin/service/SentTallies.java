package gov.notify.api.admin.service;

import gov.notify.jdbc.ReadPool;
import gov.notify.jdbc.Rows;
import gov.notify.jdbc.Sql;
import gov.notify.message.Channel;
import gov.notify.notification.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Counts what services have sent in some days, for all of them at once. Of days before today messages of test keys
/// never count.
@ApplicationScoped
class SentTallies {

    // A bound on the id is one on the day, so only the partitions of the days asked for are read; what is older stands
    // in the history, by its day too.
    private static final String BY_SERVICE = """
            select service_id, notification_type,
                   count(*) filter (where notification_status <> 'cancelled') as requested,
                   count(*) filter (where notification_status in ('delivered', 'sent')) as delivered,
                   count(*) filter (where notification_status in ('failed', 'technical-failure', 'temporary-failure',
                       'permanent-failure', 'validation-failed', 'virus-scan-failed')) as failure
              from (select service_id, notification_type, notification_status from notifications
                     where id >= ? and id < ? and (key_type <> 'test' or (? and id >= ?))
                       and (?::uuid is null or service_id = ?)
                    union all
                    select service_id, notification_type, notification_status from notification_history
                     where created_at >= ? and created_at < ? and key_type <> 'test'
                       and (?::uuid is null or service_id = ?)) as sent
             group by service_id, notification_type
            """;

    /// The application waits for half a minute.
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final DataSource database;
    // Whole days may be read: services that read their own messages have the other connections meanwhile.
    private final Semaphore turn = new Semaphore(1);

    SentTallies(ReadPool pool) {
        this.database = pool.database();
    }

    /// By service; services that have sent nothing are missing.
    ///
    /// @param from the first day
    /// @param until the last one
    /// @param withTests whether today's messages of test keys count
    /// @param serviceId the only one asked for; null for all
    @Transactional(Transactional.TxType.NOT_SUPPORTED) // it has a transaction, and a patience, of its own
    Map<UUID, SentTally> of(
            LocalDate from, LocalDate until, LocalDate today, boolean withTests, @Nullable UUID serviceId) {
        var first = from.isBefore(LocalDate.EPOCH) ? LocalDate.EPOCH : from; // no id is older
        var next = until.isBefore(first) ? first : until.plusDays(1);
        var parameters = new @Nullable Object[] {
            floor(first),
            floor(next),
            withTests,
            floor(today),
            serviceId,
            serviceId,
            midnight(first),
            midnight(next),
            serviceId,
            serviceId
        };
        turn.acquireUninterruptibly();
        try {
            return Sql.patiently(database, PATIENCE, connection -> {
                try (var statement = connection.prepareStatement(BY_SERVICE)) {
                    for (int i = 0; i < parameters.length; i++) {
                        statement.setObject(i + 1, parameters[i]);
                    }
                    var tallies = new HashMap<UUID, SentTally>();
                    try (var rows = statement.executeQuery()) {
                        while (rows.next()) {
                            add(tallies, rows);
                        }
                    }
                    return tallies;
                }
            });
        } finally {
            turn.release();
        }
    }

    private static void add(Map<UUID, SentTally> tallies, ResultSet row) throws SQLException {
        var channel = Channel.of(row.getString("notification_type"));
        var tally = new SentTally.Tally(row.getLong("requested"), row.getLong("delivered"), row.getLong("failure"), 0);
        tallies.merge(
                Rows.uuid(row, "service_id"),
                SentTally.NONE.with(channel, tally),
                (known, _) -> known.with(channel, tally));
    }

    private static UUID floor(LocalDate day) {
        return Uuid7.floor(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static OffsetDateTime midnight(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }
}
