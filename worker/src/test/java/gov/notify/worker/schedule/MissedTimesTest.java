package gov.notify.worker.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.jdbc.StoreUnavailable;
import gov.notify.migration.SchemaReady;
import gov.notify.worker.HandClock;
import gov.notify.worker.TestDatabase;
import gov.notify.worker.config.WorkerId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a time of day means to workers that did not live at it, or whose clock is turned.
class MissedTimesTest {

    private static final Duration SELDOM = Duration.ofHours(1);

    private final TestDatabase database = new TestDatabase();
    private final List<TaskScheduler> started = new ArrayList<>();
    private final AtomicInteger runs = new AtomicInteger();

    @AfterEach
    void close() {
        stopAll();
        database.close();
    }

    @Test
    void a_time_of_day_that_passed_while_no_worker_lived_is_made_up_for_once() {
        var clock = new HandClock("2026-03-02T03:00:00Z");
        start("early", clock, nightly());
        await().until(() -> database.count("scheduled_tasks") == 1);
        stopAll();

        clock.turnTo("2026-03-05T12:00:00Z");
        start("late", clock, nightly());

        await().until(() -> runsOf("S-nightly").equals("done"));
        await().until(() -> database.count("scheduled_tasks where not picked") == 1);
        assertThat(database.one("select slot = '2026-03-05T04:05Z' from scheduler_runs"))
                .as("the latest of those missed")
                .isEqualTo("t");
        assertThat(database.one("select execution_time = '2026-03-06T04:05Z' from scheduled_tasks"))
                .as("the next comes as ever")
                .isEqualTo("t");
        assertThat(runs).hasValue(1);
    }

    @Test
    void a_clock_that_steps_back_has_no_night_done_twice() {
        var clock = new HandClock("2026-03-02T04:00:00Z");
        start("one", clock, nightly());
        await().until(() -> database.count("scheduled_tasks") == 1);
        clock.turnTo("2026-03-02T04:05:01Z");
        await().until(() -> runsOf("S-nightly").equals("done"));

        clock.turnTo("2026-03-02T03:59:00Z");
        start("two", clock, nightly(), ScheduledTask.every(SELDOM, "S-beside", () -> {}));
        await().until(() -> runsOf("S-beside").equals("done"));
        clock.turnTo("2026-03-02T04:05:02Z");
        clock.turnTo("2026-03-03T04:05:00Z");

        await().until(() -> runsOf("S-nightly").equals("done, done"));
        assertThat(runs).hasValue(2);
    }

    @Test
    void a_night_on_which_postgres_was_away_is_made_up_for_within_minutes() {
        var clock = new HandClock("2026-03-02T04:00:00Z");
        start("one", clock, ScheduledTask.at(LocalTime.of(4, 5), "S-nightly", () -> {
            if (runs.incrementAndGet() < 3) {
                throw new StoreUnavailable("away", new TimeoutException());
            }
        }));
        await().until(() -> database.count("scheduled_tasks") == 1);

        clock.turnTo("2026-03-02T04:05:01Z");
        await().until(() -> runs.get() == 1 && isWaiting());
        clock.turn(Duration.ofMinutes(5));
        await().until(() -> runs.get() == 2 && isWaiting());
        clock.turn(Duration.ofMinutes(5));

        await().until(() -> runsOf("S-nightly").equals("done"));
        await().until(this::isWaiting);
        assertThat(database.one("select slot = '2026-03-02T04:05Z' from scheduler_runs"))
                .as("it is that night's, whenever it is done")
                .isEqualTo("t");
        assertThat(database.one("select execution_time = '2026-03-03T04:05Z' from scheduled_tasks"))
                .as("the next comes as ever")
                .isEqualTo("t");
    }

    private boolean isWaiting() {
        return database.count("scheduled_tasks where not picked") == 1;
    }

    private ScheduledTask nightly() {
        return ScheduledTask.at(LocalTime.of(4, 5), "S-nightly", runs::incrementAndGet);
    }

    private String runsOf(String task) {
        return database.one("select string_agg(state, ', ' order by slot) from scheduler_runs where task = ?", task);
    }

    private void start(String name, Clock clock, ScheduledTask... tasks) {
        var worker = new TaskScheduler(
                List.of(tasks),
                true,
                database.pool(),
                new WorkerId(name),
                clock,
                new SimpleMeterRegistry(),
                WorkerPair.QUICK);
        started.add(worker);
        worker.start(new SchemaReady());
    }

    private void stopAll() {
        started.forEach(worker -> worker.stop(new ShutdownEvent()));
        started.clear();
    }
}
