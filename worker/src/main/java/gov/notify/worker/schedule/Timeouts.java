package gov.notify.worker.schedule;

import gov.notify.batch.Sql;
import gov.notify.notification.NotificationStatus;
import gov.notify.notification.Uuid7;
import gov.notify.worker.log.MessageLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Ends the wait for receipts that never came: after three days a message counts as a temporary failure.
@ApplicationScoped
public class Timeouts implements Routines {

    private static final Logger LOG = Logger.getLogger(Timeouts.class);
    private static final int AT_A_TIME = 1000;

    // Rule 15 of the status machine. One day's partition at a time: its rows are read once, and no statement lasts as
    // long
    // as all days would.
    private static final String TIME_OUT = """
            UPDATE notifications n
               SET notification_status = 'temporary-failure', timed_out = true, updated_at = now()
             WHERE n.id IN (
                   SELECT id FROM notifications
                    WHERE id > ? AND id < ? AND notification_status IN ('sending', 'pending')
                      AND coalesce(scheduled_for, created_at) < now() - ? * interval '1 s'
                    ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED)
               AND n.id > ? AND n.id < ? AND n.notification_status IN ('sending', 'pending')
            RETURNING n.id, n.service_id
            """;

    /// Messages may be scheduled seven days ahead, and a night or two may have been missed.
    private static final int DAYS = 14;

    private static final String CALL_BACK = """
            INSERT INTO callback_deliveries (id, kind, service_id, subject_id, status_value, next_attempt_at, created_at)
            SELECT o.id, 'status', o.service_id, o.subject_id, 'temporary-failure', now(), now()
              FROM unnest(?::uuid[], ?::uuid[], ?::uuid[]) AS o(id, service_id, subject_id)
             WHERE EXISTS (SELECT 1 FROM service_callback_api c
                            WHERE c.service_id = o.service_id AND c.callback_type = 'delivery_status'
                              AND c.disabled_at IS NULL)
            ON CONFLICT (kind, subject_id, status_value) DO NOTHING
            RETURNING id, service_id
            """;

    private final DataSource database;
    private final Clock clock;
    private final Duration patience;

    /// @param seconds how long a receipt is waited for
    Timeouts(
            DataSource database,
            Clock clock,
            @ConfigProperty(name = "notify.sending.timeout", defaultValue = "259200") long seconds) {
        if (seconds < 60) {
            throw new IllegalArgumentException("notify.sending.timeout must be at least 60 seconds, not " + seconds);
        }
        this.database = database;
        this.clock = clock;
        this.patience = Duration.ofSeconds(seconds);
    }

    @Override
    public List<Routine> routines() {
        return List.of(Routine.at(LocalTime.of(4, 5), "S-timeout", this::run));
    }

    void run() {
        var youngest = clock.instant().minus(patience);
        int total = 0;
        for (int day = DAYS; day > 0; day--) {
            total += timeOut(
                    Uuid7.floor(youngest.minus(Duration.ofDays(day))),
                    Uuid7.floor(youngest.minus(Duration.ofDays(day - 1L))));
        }
        LOG.infof("gave up waiting for the receipts of %d messages", total);
    }

    private int timeOut(UUID from, UUID until) {
        int total = 0;
        var after = from;
        while (true) {
            var last = after;
            var batch = Sql.transaction(database, connection -> timeOut(connection, last, until));
            total += batch.size();
            log(batch);
            if (batch.size() < AT_A_TIME) {
                return total;
            }
            after = batch.stream().max(UUID::compareTo).orElse(after);
        }
    }

    private void log(List<UUID> batch) {
        long now = clock.millis();
        MessageLog.ended(batch.stream()
                .map(id -> new MessageLog.Ended(
                        id,
                        null,
                        null,
                        NotificationStatus.TEMPORARY_FAILURE,
                        now - Uuid7.createdAt(id).toEpochMilli()))
                .toList());
    }

    private List<UUID> timeOut(Connection connection, UUID after, UUID until) throws SQLException {
        var ids = new ArrayList<UUID>();
        var services = new ArrayList<UUID>();
        try (var statement = connection.prepareStatement(TIME_OUT)) {
            statement.setObject(1, after);
            statement.setObject(2, until);
            statement.setLong(3, patience.toSeconds());
            statement.setInt(4, AT_A_TIME);
            statement.setObject(5, after);
            statement.setObject(6, until);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                    services.add(rows.getObject(2, UUID.class));
                }
            }
        }
        if (!ids.isEmpty()) {
            callBack(connection, ids, services);
        }
        return ids;
    }

    private void callBack(Connection connection, List<UUID> ids, List<UUID> services) throws SQLException {
        try (var statement = connection.prepareStatement(CALL_BACK)) {
            var fresh = ids.stream().map(_ -> Uuid7.next(clock.instant())).toArray();
            statement.setArray(1, connection.createArrayOf("uuid", fresh));
            statement.setArray(2, connection.createArrayOf("uuid", services.toArray()));
            statement.setArray(3, connection.createArrayOf("uuid", ids.toArray()));
            statement.execute();
        }
    }
}
