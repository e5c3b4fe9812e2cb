package gov.notify.worker.sweep;

import gov.notify.jdbc.Rows;
import gov.notify.jdbc.Sql;
import gov.notify.jdbc.StoreUnavailable;
import gov.notify.notification.Uuid7;
import gov.notify.worker.schedule.ScheduledTask;
import gov.notify.worker.schedule.ScheduledTasks;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Finds messages that are accepted and in no queue. There should never be any: each one found is a bug that
/// did not lose a message.
///
/// A look goes over a part of what waits, from where the last one ended: a backlog may be of millions.
@ApplicationScoped
public class OrphanRequeuer implements ScheduledTasks {

    private static final Logger LOG = Logger.getLogger(OrphanRequeuer.class);

    private static final Duration OLD = Duration.ofMinutes(10);
    private static final Duration TOO_OLD = Duration.ofDays(100);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PART = 100_000;

    private static final String UNSENT = """
              from notifications n
             where n.notification_status = 'created' and n.sent_at is null and n.job_id is null and n.id >= ? and n.id < ?
            """;

    private static final String END = "select n.id" + UNSENT + "order by n.id offset ? limit 1";

    // By ix_notifications_unsent, which holds only rows that have not been handed over.
    private static final String REQUEUE = """
            insert into send_queue (notification_id, service_id, channel, lane, parts, due_at, enqueued_at, expires_at,
                                    ambiguous_until)
            select n.id, n.service_id, n.notification_type, coalesce(n.queue_lane, 'normal'), coalesce(n.queue_parts, 1),
                   coalesce(n.scheduled_for, now()), '-infinity', n.expires_at,
                   case when n.ambiguous then now() end
            """ + UNSENT + """
               and not exists (select 1 from send_queue q where q.notification_id = n.id)
            on conflict (notification_id) do nothing
            """;

    private final DataSource database;
    private final Clock clock;
    private final MeterRegistry meters;
    private final int largestPart;
    private int part;
    private @Nullable UUID next;

    @Inject
    OrphanRequeuer(DataSource database, Clock clock, MeterRegistry meters) {
        this(database, clock, meters, PART);
    }

    OrphanRequeuer(DataSource database, Clock clock, MeterRegistry meters, int part) {
        this.database = database;
        this.clock = clock;
        this.meters = meters;
        this.largestPart = part;
        this.part = part;
    }

    @Override
    public List<ScheduledTask> tasks() {
        return List.of(ScheduledTask.every(Duration.ofMinutes(1), "S-strays", this::run));
    }

    private void run() {
        int found = requeue();
        if (found > 0) {
            LOG.errorf("%d accepted messages were in no queue; they are now", found);
            meters.counter("strays").increment(found);
        }
    }

    /// Queues those of the next part; the sweep hints at them. Called by one thread.
    ///
    /// @return how many there were
    int requeue() {
        var now = clock.instant();
        var last = Uuid7.floor(now.minus(OLD));
        var first = next == null ? Uuid7.floor(now.minus(TOO_OLD)) : next;
        try {
            var look = Sql.patiently(database, PATIENCE, connection -> {
                var end = end(connection, first, last);
                return new Look(requeue(connection, first, end == null ? last : end), end);
            });
            next = look.end();
            part = Math.min(largestPart, part * 2);
            return look.found();
        } catch (StoreUnavailable | Sql.Refused e) {
            // One that takes too long would do so again.
            part = Math.max(1, part / 2);
            throw e;
        }
    }

    /// @param end where the next look begins; null when this was the last part
    private record Look(int found, @Nullable UUID end) {}

    private @Nullable UUID end(Connection connection, UUID first, UUID last) throws SQLException {
        try (var statement = connection.prepareStatement(END)) {
            statement.setObject(1, first);
            statement.setObject(2, last);
            statement.setInt(3, part);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Rows.uuid(rows, "id") : null;
            }
        }
    }

    private static int requeue(Connection connection, UUID first, UUID last) throws SQLException {
        try (var statement = connection.prepareStatement(REQUEUE)) {
            statement.setObject(1, first);
            statement.setObject(2, last);
            return statement.executeUpdate();
        }
    }
}
