package gov.notify.worker.callback;

import gov.notify.worker.schedule.ScheduledTask;
import gov.notify.worker.schedule.ScheduledTasks;
import gov.notify.worker.schedule.StepwiseDelete;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/// Forgets callbacks after eight days: what was not delivered in all that time is given up.
@ApplicationScoped
class CallbackRetention implements ScheduledTasks {

    // By primary key, which begins with the time.
    private static final String OLD = """
            delete from callback_deliveries where id in (
              select id from callback_deliveries
               where id < uuid7_floor(now() - interval '8 days') and created_at < now() - interval '8 days'
               order by id limit ?)
            """;

    private final DataSource database;

    CallbackRetention(DataSource database) {
        this.database = database;
    }

    @Override
    public List<ScheduledTask> tasks() {
        return List.of(ScheduledTask.every(Duration.ofMinutes(10), "S-forget-callbacks", this::forget));
    }

    void forget() {
        StepwiseDelete.run(database, OLD);
    }
}
