package gov.notify.worker.retention;

import gov.notify.jdbc.Sql;
import gov.notify.jdbc.StoreUnavailable;
import gov.notify.log.SafeStackTrace;
import gov.notify.notification.Partitions;
import gov.notify.worker.receipt.ReceiptTimeouts;
import gov.notify.worker.retention.ExpiredMessages.Moved;
import gov.notify.worker.schedule.ScheduledTask;
import gov.notify.worker.schedule.ScheduledTasks;
import gov.notify.worker.schedule.TaskGauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Moves messages to history once they are past their service's retention, oldest day first, and never one that has
/// not ended. Cut off anywhere, the next run goes on; the partitions it empties are dropped by [Partitions].
@ApplicationScoped
public class RetentionCleaner implements ScheduledTasks {

    private static final Logger LOG = Logger.getLogger(RetentionCleaner.class);

    /// UTC: night where the people are whom messages go to.
    private static final LocalTime QUIET = LocalTime.of(7, 0);

    private final Partitions partitions;
    private final ExpiredMessages messages;
    private final ReceiptTimeouts timeouts;
    private final DataSource database;
    private final TaskGauge held;
    private volatile @Nullable LocalDate doneOn;

    RetentionCleaner(Partitions partitions, ReceiptTimeouts timeouts, DataSource database, MeterRegistry meters) {
        this.partitions = partitions;
        this.messages = new ExpiredMessages(database);
        this.timeouts = timeouts;
        this.database = database;
        this.held = TaskGauge.gauge("messages_past_retention", Duration.ofDays(1), meters);
    }

    @Override
    public List<ScheduledTask> tasks() {
        return List.of(ScheduledTask.every(Duration.ofHours(1), "S-purge", this::runOnceADay));
    }

    // A run reads all that is kept longer than other kinds of its day: too much for every hour, once it has
    // succeeded.
    void runOnceADay() {
        var now = partitions.now();
        if (now.toLocalTime().isBefore(QUIET) || now.toLocalDate().equals(doneOn)) {
            return;
        }
        run();
        doneOn = now.toLocalDate();
    }

    /// What fails of a day keeps no other day.
    void run() {
        var rules = RetentionRules.read(database, partitions.now().toLocalDate());
        var total = Moved.NONE;
        @Nullable RuntimeException failure = null;
        for (var day : partitions.days()) {
            if (rules.mayBePast(day)) {
                try {
                    total = total.plus(move(day, rules));
                } catch (StoreUnavailable | Sql.Refused e) {
                    LOG.warnf(
                            "messages of %s are past their retention and stay for now: %s", day, SafeStackTrace.of(e));
                    failure = e;
                }
            }
        }
        held.set(total.held());
        LOG.infof("%d messages were past their retention and are no longer live", total.gone());
        if (total.held() > 0) {
            LOG.warnf("%d messages are past their retention and stay live: they have not ended", total.held());
        }
        if (failure != null) {
            throw failure;
        }
    }

    // Rows that still wait for a receipt so late were missed by the nightly time-out; they leave the next night.
    private Moved move(LocalDate day, RetentionRules rules) {
        var services = messages.services(day).stream()
                .filter(service -> !rules.past(service, day).isEmpty())
                .toList();
        if (services.isEmpty()) {
            return Moved.NONE;
        }
        messages.makeRoom(day);
        var total = Moved.NONE;
        for (var service : services) {
            total = total.plus(messages.move(service, rules.past(service, day), day));
        }
        if (total.held() > 0) {
            timeouts.timeOut(day);
        }
        return total;
    }
}
