package gov.notify.notification;

import gov.notify.batch.GroupCommit;
import gov.notify.batch.Overloaded;
import gov.notify.jdbc.Sql;
import gov.notify.jdbc.StoreUnavailable;
import gov.notify.queue.Hint;
import gov.notify.queue.Hints;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;

/// Stores accepted notifications: concurrent requests share one statement and one commit, and each waits for that
/// commit.
@ApplicationScoped
public class NotificationWriter {

    private static final WriteOutcome STORED = new WriteOutcome.Stored();

    private final DataSource database;
    private final Hints hints;
    private final Clock clock;
    private final GroupCommit<NewNotification, WriteOutcome> group;
    private final DistributionSummary batchSizes;

    public NotificationWriter(
            DataSource database, Hints hints, Clock clock, WriterConfig config, MeterRegistry metrics) {
        this.database = database;
        this.hints = hints;
        this.clock = clock;
        this.group = new GroupCommit<>(
                "notification-writer",
                new GroupCommit.Sizes(
                        config.committers(), config.batch(), config.queue(), config.patience(), config.stale()),
                this::commit);
        this.batchSizes = DistributionSummary.builder("notification_write_batch")
                .description("Notifications that shared one commit")
                .register(metrics);
        metrics.gauge("notification_write_backlog", group, GroupCommit::backlog);
    }

    /// Stores a notification with its payload and queue row, waits for the commit, and lets the workers know.
    ///
    /// @throws Overloaded if more is waiting than should: nothing is stored
    /// @throws StoreUnavailable if Postgres stayed away: the message counts as not accepted
    public WriteOutcome write(NewNotification notification) {
        return group.submit(notification);
    }

    /// Whether what is written will be stored or refused, sooner or later.
    public boolean isWell() {
        return group.isWell();
    }

    @PreDestroy
    void close() {
        group.close();
    }

    private List<WriteOutcome> commit(List<NewNotification> batch) {
        batchSizes.record(batch.size());
        var outcomes = store(batch);
        // Commit first, hint second: an entry without its row would send nothing, a row without its entry is
        // found by the sweep.
        hints.send(hintsFor(batch, outcomes, clock.instant()));
        return outcomes;
    }

    private List<WriteOutcome> store(List<NewNotification> batch) {
        var now = clock.instant();
        // Repeating is safe: the ids are ours, and an id that the broken connection did commit is not
        // inserted twice.
        return Sql.repeatable(database, connection -> {
            if (batch.stream().anyMatch(notification -> notification.idempotency() != null)) {
                return new IdempotentInsert(connection, now).insert(batch);
            }
            NotificationInsert.insert(connection, batch, now);
            return Collections.nCopies(batch.size(), STORED);
        });
    }

    private static List<Hint> hintsFor(List<NewNotification> batch, List<WriteOutcome> outcomes, Instant now) {
        var hints = new ArrayList<Hint>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            var row = batch.get(i).row();
            if (outcomes.get(i) instanceof WriteOutcome.Stored) {
                var hint = Hint.message(row.channel(), row.queueing().lane(), row.id(), row.serviceId());
                var due = row.queueing().scheduledFor();
                hints.add(due == null ? hint : hint.after(Duration.between(now, due)));
            }
        }
        return hints;
    }
}
