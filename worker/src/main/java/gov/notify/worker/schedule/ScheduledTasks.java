package gov.notify.worker.schedule;

import java.util.List;

/// A feature that has something done at a time: every bean of this type is asked once, at start.
@FunctionalInterface
public interface ScheduledTasks {
    List<ScheduledTask> tasks();
}
