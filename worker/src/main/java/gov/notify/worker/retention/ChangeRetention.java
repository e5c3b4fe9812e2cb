package gov.notify.worker.retention;

import gov.notify.worker.schedule.ScheduledTask;
import gov.notify.worker.schedule.ScheduledTasks;
import gov.notify.worker.schedule.StepwiseDelete;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/// Forgets what has changed after a day: every process has long read it.
@ApplicationScoped
class ChangeRetention implements ScheduledTasks {

    // By ix_snapshot_changes_changed_at.
    private static final String OLD = """
            delete from snapshot_changes where ctid in (
              select ctid from snapshot_changes where changed_at < now() - interval '1 day' limit ?)
            """;

    private final DataSource database;

    ChangeRetention(DataSource database) {
        this.database = database;
    }

    @Override
    public List<ScheduledTask> tasks() {
        return List.of(ScheduledTask.every(Duration.ofMinutes(10), "S-forget-changes", this::forget));
    }

    void forget() {
        StepwiseDelete.run(database, OLD);
    }
}
