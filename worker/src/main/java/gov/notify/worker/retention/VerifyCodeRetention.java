package gov.notify.worker.retention;

import gov.notify.worker.schedule.ScheduledTask;
import gov.notify.worker.schedule.ScheduledTasks;
import gov.notify.worker.schedule.StepwiseDelete;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/// Deletes the codes that people signed in with after a day; they have opened nothing since half an hour after
/// they were made. What was sent with them is erased with its payload, two days on at most.
@ApplicationScoped
class VerifyCodeRetention implements ScheduledTasks {

    // A day's codes are few enough to be looked through once an hour.
    private static final String OLD = """
            delete from verify_codes where ctid in (
              select ctid from verify_codes where created_at < now() - interval '24 hours' limit ?)
            """;

    private final DataSource database;

    VerifyCodeRetention(DataSource database) {
        this.database = database;
    }

    @Override
    public List<ScheduledTask> tasks() {
        return List.of(ScheduledTask.every(Duration.ofHours(1), "S-verify-codes", this::forget));
    }

    void forget() {
        StepwiseDelete.run(database, OLD);
    }
}
