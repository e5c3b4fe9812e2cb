package gov.notify.worker.schedule;

import gov.notify.jdbc.Sql;
import gov.notify.notification.Partitions;
import gov.notify.worker.sweep.OrphanRequeuer;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Keeps the database in shape: partitions made ahead and dropped when their time has come, small tables kept
/// small.
@ApplicationScoped
public class DatabaseMaintenance implements ScheduledTasks {

    private static final Logger LOG = Logger.getLogger(DatabaseMaintenance.class);
    private static final int AT_A_TIME = 5000;

    // By ix_idempotency_keys_created_at.
    private static final String OLD_KEYS = """
            DELETE FROM idempotency_keys WHERE (service_id, key_hash) IN (
              SELECT service_id, key_hash FROM idempotency_keys WHERE created_at < now() - interval '24 hours' LIMIT ?)
            """;

    // By ix_receipt_keys_day. As long as the receipts themselves.
    private static final String OLD_RECEIPTS = """
            DELETE FROM receipt_keys WHERE (provider, event_key) IN (
              SELECT provider, event_key FROM receipt_keys WHERE day < (now() - interval '8 days')::date LIMIT ?)
            """;

    // By primary key, which begins with the time. Those that were not delivered in all that time are given up.
    private static final String OLD_CALLBACKS = """
            DELETE FROM callback_deliveries WHERE id IN (
              SELECT id FROM callback_deliveries
               WHERE id < uuid7_floor(now() - interval '8 days') AND created_at < now() - interval '8 days'
               ORDER BY id LIMIT ?)
            """;

    private static final String OLD_RUNS = """
            DELETE FROM scheduler_runs WHERE (task, slot) IN (
              SELECT task, slot FROM scheduler_runs WHERE slot < now() - interval '30 days' LIMIT ?)
            """;

    private static final String OLD_LETTERS = """
            DELETE FROM dead_letters WHERE id IN (
              SELECT id FROM dead_letters WHERE resolved_at < now() - interval '90 days' LIMIT ?)
            """;

    // By ix_snapshot_changes_changed_at. Every process has long read them.
    private static final String OLD_CHANGES = """
            DELETE FROM snapshot_changes WHERE ctid IN (
              SELECT ctid FROM snapshot_changes WHERE changed_at < now() - interval '1 day' LIMIT ?)
            """;

    // By ix_dead_letters_open.
    private static final String OPEN_LETTERS = "SELECT count(*) FROM dead_letters WHERE resolved_at IS NULL";

    private final Partitions partitions;
    private final OrphanRequeuer strays;
    private final DataSource database;
    private final MeterRegistry meters;
    private final TaskGauge stranded;
    private final TaskGauge openLetters;

    DatabaseMaintenance(Partitions partitions, DataSource database, Clock clock, MeterRegistry meters) {
        this.partitions = partitions;
        this.strays = new OrphanRequeuer(database, clock);
        this.database = database;
        this.meters = meters;
        this.stranded = TaskGauge.gauge("rows_without_partition", Duration.ofHours(1), meters);
        this.openLetters = TaskGauge.gauge("dead_letters_open", Duration.ofMinutes(1), meters);
    }

    @Override
    public List<ScheduledTask> routines() {
        return List.of(
                ScheduledTask.every(Duration.ofHours(1), "S-partitions", this::makeAhead),
                ScheduledTask.every(Duration.ofMinutes(10), "S-erase", this::erase),
                ScheduledTask.every(Duration.ofMinutes(10), "S-retention", this::forget),
                ScheduledTask.every(Duration.ofMinutes(1), "S-dead-letters", this::countLetters),
                ScheduledTask.every(Duration.ofMinutes(1), "S-strays", this::requeueStrays));
    }

    private void makeAhead() {
        partitions.makeAhead();
        long rows = partitions.rowsWithoutPartition();
        stranded.set(rows);
        if (rows > 0) {
            LOG.warnf("%d rows are in no day's partition", rows);
        }
    }

    private void erase() {
        var dropped = partitions.dropExpired();
        if (!dropped.isEmpty()) {
            LOG.infof("dropped %s", dropped);
        }
    }

    private void forget() {
        for (var statement : List.of(OLD_KEYS, OLD_RECEIPTS, OLD_CALLBACKS, OLD_RUNS, OLD_LETTERS, OLD_CHANGES)) {
            int deleted = AT_A_TIME;
            while (deleted == AT_A_TIME) {
                deleted = delete(statement);
            }
        }
    }

    private int delete(String sql) {
        return Sql.repeatable(database, connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setInt(1, AT_A_TIME);
                return statement.executeUpdate();
            }
        });
    }

    private void countLetters() {
        openLetters.set(Sql.repeatable(database, connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(OPEN_LETTERS)) {
                rows.next();
                return rows.getLong(1);
            }
        }));
    }

    private void requeueStrays() {
        int found = strays.requeue();
        if (found > 0) {
            LOG.errorf("%d accepted messages were in no queue; they are now", found);
            meters.counter("strays").increment(found);
        }
    }
}
