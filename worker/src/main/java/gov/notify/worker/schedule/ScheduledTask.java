package gov.notify.worker.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;

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

        /// What a run is for that was due and begins now: of several times of a day that passed while no worker lived,
        /// the last, which is made up for once.
        default Instant slot(Instant due, Instant now) {
            return switch (this) {
                case Every _ -> due;
                case At(var time) -> {
                    var today = now.atOffset(ZoneOffset.UTC).with(time).toInstant();
                    var last = today.isAfter(now) ? today.minus(Duration.ofDays(1)) : today;
                    // what an outage put off is due at another time than it is for
                    yield last.isAfter(due) || isPutOff(due, time) ? last : due;
                }
            };
        }

        private static boolean isPutOff(Instant due, LocalTime time) {
            return !due.atOffset(ZoneOffset.UTC).toLocalTime().equals(time);
        }
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
