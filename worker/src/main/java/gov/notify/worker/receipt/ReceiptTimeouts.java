package gov.notify.worker.receipt;

import gov.notify.jdbc.Rows;
import gov.notify.jdbc.Sql;
import gov.notify.notification.NotificationStatus;
import gov.notify.notification.Uuid7;
import gov.notify.worker.callback.Callback;
import gov.notify.worker.callback.CallbackQueue;
import gov.notify.worker.log.MessageLog;
import gov.notify.worker.schedule.ScheduledTask;
import gov.notify.worker.schedule.ScheduledTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Ends the wait for receipts that never came: three days after it was handed over, a message counts as a temporary
/// failure.
@ApplicationScoped
public class ReceiptTimeouts implements ScheduledTasks {

    private static final Logger LOG = Logger.getLogger(ReceiptTimeouts.class);
    private static final int AT_A_TIME = 5000;

    // Rule 15 of the status machine. By primary key, in steps: the limit is on what is read, because all of a
    // day may have ended well, and reading all of it would outlast the connection.
    static final String TIME_OUT = """
            with step as materialized (select id from notifications where id >= ? and id < ? order by id limit ?),
            picked as materialized (
              select id from notifications
               where id = any (array(select id from step)) and id >= ? and id < ?
                 and notification_status in ('sending', 'pending')
                 and coalesce(sent_at, scheduled_for, created_at) < now() - ? * interval '1 s'
                 for update skip locked),
            given_up as (
              update notifications
                 set notification_status = 'temporary-failure', timed_out = true, updated_at = now()
               where id = any (array(select id from picked)) and id >= ? and id < ?
              returning id, service_id)
            select id, service_id, true as ended from given_up
            union all (select id, null, false from step order by id desc limit 1)
            """;

    /// Messages may be scheduled seven days ahead, and a night or two may have been missed.
    private static final int DAYS = 14;

    private final DataSource database;
    private final Clock clock;
    private final Duration patience;

    @Inject
    ReceiptTimeouts(DataSource database, Clock clock, ReceiptTimeoutConfig config) {
        this(database, clock, config.timeout());
    }

    /// @param patience how long a receipt is waited for
    public ReceiptTimeouts(DataSource database, Clock clock, Duration patience) {
        this.database = database;
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public List<ScheduledTask> tasks() {
        return List.of(ScheduledTask.at(LocalTime.of(4, 5), "S-timeout", this::run));
    }

    void run() {
        var youngest = clock.instant().minus(patience);
        int total = 0;
        for (int day = DAYS; day > 0; day--) {
            total += timeOut(youngest.minus(Duration.ofDays(day)), youngest.minus(Duration.ofDays(day - 1L)));
        }
        LOG.infof("gave up waiting for the receipts of %d messages", total);
    }

    /// Ends the wait of a day's messages, however long ago it was.
    ///
    /// @return how many waited in vain
    public int timeOut(LocalDate day) {
        return timeOut(
                day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private int timeOut(Instant from, Instant until) {
        int total = 0;
        var first = Uuid7.floor(from);
        var beyond = Uuid7.floor(until);
        while (true) {
            var start = first;
            var step = Sql.transaction(database, connection -> timeOut(connection, start, beyond));
            total += step.givenUp().size();
            log(step.givenUp());
            if (step.last() == null) {
                return total;
            }
            first = new UUID(step.last().getMostSignificantBits(), step.last().getLeastSignificantBits() + 1);
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

    /// @param last the last message that was looked at; null when there was none
    private record Step(@Nullable UUID last, List<UUID> givenUp) {}

    private Step timeOut(Connection connection, UUID first, UUID beyond) throws SQLException {
        var ids = new ArrayList<UUID>();
        var callbacks = new ArrayList<Callback>();
        @Nullable UUID last = null;
        try (var statement = connection.prepareStatement(TIME_OUT)) {
            var values = List.of(first, beyond, AT_A_TIME, first, beyond, patience.toSeconds(), first, beyond);
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var id = Rows.uuid(rows, "id");
                    if (rows.getBoolean("ended")) {
                        ids.add(id);
                        callbacks.add(Callback.ofStatus(
                                Rows.uuid(rows, "service_id"), id, NotificationStatus.TEMPORARY_FAILURE));
                    } else {
                        last = id;
                    }
                }
            }
        }
        CallbackQueue.add(connection, callbacks, clock.instant());
        return new Step(last, ids);
    }
}
