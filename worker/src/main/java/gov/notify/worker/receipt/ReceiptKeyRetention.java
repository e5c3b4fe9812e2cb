package gov.notify.worker.receipt;

import gov.notify.worker.schedule.ScheduledTask;
import gov.notify.worker.schedule.ScheduledTasks;
import gov.notify.worker.schedule.StepwiseDelete;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/// Forgets the keys of receipts after eight days, as long as the receipts themselves are kept.
@ApplicationScoped
class ReceiptKeyRetention implements ScheduledTasks {

    // By ix_receipt_keys_day.
    private static final String OLD = """
            delete from receipt_keys where (provider, event_key) in (
              select provider, event_key from receipt_keys where day < (now() - interval '8 days')::date limit ?)
            """;

    private final DataSource database;

    ReceiptKeyRetention(DataSource database) {
        this.database = database;
    }

    @Override
    public List<ScheduledTask> tasks() {
        return List.of(ScheduledTask.every(Duration.ofMinutes(10), "S-forget-receipts", this::forget));
    }

    void forget() {
        StepwiseDelete.run(database, OLD);
    }
}
