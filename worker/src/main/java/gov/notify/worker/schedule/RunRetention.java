package gov.notify.worker.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/// Forgets after thirty days which task ran when.
@ApplicationScoped
class RunRetention implements ScheduledTasks {

    private static final String OLD = """
            delete from scheduler_runs where (task, slot) in (
              select task, slot from scheduler_runs where slot < now() - interval '30 days' limit ?)
            """;

    private final DataSource database;

    RunRetention(DataSource database) {
        this.database = database;
    }

    @Override
    public List<ScheduledTask> tasks() {
        return List.of(ScheduledTask.every(Duration.ofMinutes(10), "S-forget-runs", this::forget));
    }

    void forget() {
        StepwiseDelete.run(database, OLD);
    }
}
