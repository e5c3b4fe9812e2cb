package gov.notify.worker.schedule;

import java.time.Duration;
import java.time.LocalTime;

/// Something to do again and again. Safe to run twice and to cut off anywhere.
///
/// @param name in `scheduled_tasks`, `scheduler_runs` and metrics
public record ScheduledTask(String name, When when, Work work) {

    /// When it is done.
    public sealed interface When {
        /// So long after it last ended.
        record Every(Duration pause) implements When {}

        /// Once a day, UTC.
        record At(LocalTime time) implements When {}
    }

    /// What is done. Whatever it throws is recorded, and the next run comes as it would have.
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    public static ScheduledTask every(Duration pause, String name, Work work) {
        return new ScheduledTask(name, new When.Every(pause), work);
    }

    public static ScheduledTask at(LocalTime time, String name, Work work) {
        return new ScheduledTask(name, new When.At(time), work);
    }
}
