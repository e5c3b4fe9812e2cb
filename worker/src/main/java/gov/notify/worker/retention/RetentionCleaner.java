package gov.notify.worker.retention;

import gov.notify.batch.Sql;
import gov.notify.batch.StoreUnavailable;
import gov.notify.log.Trace;
import gov.notify.notification.Partitions;
import gov.notify.worker.retention.ExpiredMessages.Moved;
import gov.notify.worker.schedule.Routine;
import gov.notify.worker.schedule.Routines;
import gov.notify.worker.schedule.Timeouts;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Moves messages to history once they are past their service's retention, oldest day first, and never one that has
/// not ended. Cut off anywhere, the next run goes on; the partitions it empties are dropped by [Partitions].
@ApplicationScoped
public class RetentionCleaner implements Routines {

    private static final Logger LOG = Logger.getLogger(RetentionCleaner.class);

    private final Partitions partitions;
    private final ExpiredMessages messages;
    private final Timeouts timeouts;
    private final DataSource database;
    private final Clock clock;
    private final AtomicLong held = new AtomicLong();

    RetentionCleaner(Partitions partitions, Timeouts timeouts, DataSource database, Clock clock, MeterRegistry meters) {
        this.partitions = partitions;
        this.messages = new ExpiredMessages(database);
        this.timeouts = timeouts;
        this.database = database;
        this.clock = clock;
        meters.gauge("messages_past_retention", held);
    }

    @Override
    public List<Routine> routines() {
        return List.of(Routine.at(LocalTime.of(7, 0), "S-purge", this::run));
    }

    void run() {
        var rules = RetentionRules.read(database, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        var total = Moved.NONE;
        for (var day : partitions.days()) {
            if (rules.mayBePast(day)) {
                total = total.plus(move(day, rules));
            }
        }
        held.set(total.held());
        LOG.infof("%d messages were past their retention and are no longer live", total.gone());
        if (total.held() > 0) {
            LOG.warnf("%d messages are past their retention and stay live: they have not ended", total.held());
        }
    }

    // Rows that still wait for a receipt so late were missed by the nightly time-out; they leave the next night.
    private Moved move(LocalDate day, RetentionRules rules) {
        var services = messages.services(day);
        if (services.isEmpty()) {
            return Moved.NONE;
        }
        makeRoom(day);
        var total = Moved.NONE;
        for (var service : services) {
            var past = rules.past(service, day);
            if (!past.isEmpty()) {
                total = total.plus(messages.move(service, past, day));
            }
        }
        if (total.held() > 0) {
            timeouts.timeOut(day);
        }
        return total;
    }

    // Without it, rows go to the default partition of history, and into their own when it is made.
    private void makeRoom(LocalDate day) {
        try {
            messages.makeRoom(day);
        } catch (StoreUnavailable | Sql.Refused e) {
            LOG.warnf("the month of %s has no partition in history yet: %s", day, Trace.of(e));
        }
    }
}
