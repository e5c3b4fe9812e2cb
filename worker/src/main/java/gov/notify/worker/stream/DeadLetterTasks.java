package gov.notify.worker.stream;

import gov.notify.jdbc.Sql;
import gov.notify.worker.schedule.ScheduledTask;
import gov.notify.worker.schedule.ScheduledTasks;
import gov.notify.worker.schedule.StepwiseDelete;
import gov.notify.worker.schedule.TaskGauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/// Counts the dead letters that nobody has dealt with, and forgets the others after ninety days.
@ApplicationScoped
class DeadLetterTasks implements ScheduledTasks {

    private static final Duration COUNTED_EVERY = Duration.ofMinutes(1);

    // By ix_dead_letters_open.
    private static final String OPEN = "select count(*) from dead_letters where resolved_at is null";

    private static final String OLD = """
            delete from dead_letters where id in (
              select id from dead_letters where resolved_at < now() - interval '90 days' limit ?)
            """;

    private final DataSource database;
    private final TaskGauge open;

    DeadLetterTasks(DataSource database, MeterRegistry meters) {
        this.database = database;
        this.open = TaskGauge.gauge("dead_letters_open", COUNTED_EVERY, meters);
    }

    @Override
    public List<ScheduledTask> tasks() {
        return List.of(
                ScheduledTask.every(COUNTED_EVERY, "S-dead-letters", this::count),
                ScheduledTask.every(Duration.ofMinutes(10), "S-forget-dead-letters", this::forget));
    }

    private void count() {
        open.set(Sql.repeatable(database, connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(OPEN)) {
                rows.next();
                return rows.getLong(1);
            }
        }));
    }

    private void forget() {
        StepwiseDelete.run(database, OLD);
    }
}
