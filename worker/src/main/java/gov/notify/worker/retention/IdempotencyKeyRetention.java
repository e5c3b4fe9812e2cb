package gov.notify.worker.retention;

import gov.notify.notification.IdempotencyKeys;
import gov.notify.worker.schedule.ScheduledTask;
import gov.notify.worker.schedule.ScheduledTasks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/// Has Idempotency-Keys forgotten when their time is over.
@ApplicationScoped
class IdempotencyKeyRetention implements ScheduledTasks {

    private final IdempotencyKeys keys;

    IdempotencyKeyRetention(IdempotencyKeys keys) {
        this.keys = keys;
    }

    @Override
    public List<ScheduledTask> tasks() {
        return List.of(ScheduledTask.every(Duration.ofMinutes(10), "S-forget-keys", keys::forgetOld));
    }
}
