package gov.notify.worker.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.jdbc.StoreUnavailable;
import gov.notify.migration.SchemaReady;
import gov.notify.redis.RedisUnavailable;
import gov.notify.sandbox.log.LogLines;
import gov.notify.worker.TestDatabase;
import gov.notify.worker.config.WorkerId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskSchedulerTest {

    private static final Duration OFTEN = Duration.ofMillis(30);
    private static final Duration SELDOM = Duration.ofHours(1);
    /// Somebody dead is missed soon; so is one whom the machine kept waiting, whose run may then come twice.
    private static final TaskScheduler.Pace DEADLY =
            new TaskScheduler.Pace(Duration.ofMillis(20), Duration.ofMillis(100));

    private static final Clock CLOCK = Clock.systemUTC();

    private final TestDatabase database = new TestDatabase();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<TaskScheduler> started = new ArrayList<>();
    private final AtomicInteger runs = new AtomicInteger();

    @AfterEach
    void close() {
        stopAll();
        database.close();
    }

    @Test
    void a_task_comes_again_and_again_and_every_run_is_written_down() {
        start("one", ScheduledTask.every(OFTEN, "S-often", runs::incrementAndGet));

        await().until(() -> database.count("scheduler_runs where state = 'done' and owner = 'one'") >= 3);

        assertThat(database.count("scheduler_runs where finished_at >= started_at and started_at >= slot"))
                .isGreaterThanOrEqualTo(3);
        assertThat(meters.get("schedule_lag").tag("task", "S-often").timer().count())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void one_that_throws_is_written_down_by_its_class_alone_and_comes_again() {
        try (var log = new LogLines(TaskScheduler.class.getName())) {
            start("one", ScheduledTask.every(OFTEN, "S-breaks", () -> {
                if (runs.incrementAndGet() == 1) {
                    throw new IllegalStateException("+12025550143 is not a number");
                }
            }));

            await().until(() -> runsOf("S-breaks").startsWith("failed IllegalStateException, done"));

            assertThat(log.all()).anyMatch(line -> line.startsWith("ERROR S-breaks failed"));
            assertThat(log.has("2025550143")).isFalse();
        }
    }

    @Test
    void an_error_and_a_checked_exception_are_written_down_too() {
        start(
                "one",
                ScheduledTask.every(OFTEN, "S-error", () -> {
                    throw new NoClassDefFoundError("made up");
                }),
                ScheduledTask.every(OFTEN, "S-checked", () -> {
                    throw new TimeoutException();
                }));

        await().until(() -> runsOf("S-error").startsWith("failed NoClassDefFoundError, failed NoClassDefFoundError"));
        await().until(() -> runsOf("S-checked").startsWith("failed TimeoutException, failed TimeoutException"));
    }

    @Test
    void a_store_that_is_away_is_a_warning_and_no_error() {
        try (var log = new LogLines(TaskScheduler.class.getName())) {
            start(
                    "one",
                    ScheduledTask.every(OFTEN, "S-postgres", () -> {
                        throw new StoreUnavailable("away", new TimeoutException());
                    }),
                    ScheduledTask.every(OFTEN, "S-redis", () -> {
                        throw new RedisUnavailable("away", new TimeoutException());
                    }));

            await().until(() -> runsOf("S-postgres").startsWith("failed StoreUnavailable, failed"));
            await().until(() -> runsOf("S-redis").startsWith("failed RedisUnavailable, failed"));

            assertThat(log.all())
                    .contains("WARN S-postgres comes again later: away", "WARN S-redis comes again later: away")
                    .noneMatch(line -> line.startsWith("ERROR"));
        }
    }

    @Test
    void one_that_takes_long_keeps_no_other_from_its_turn() {
        var mayEnd = new CountDownLatch(1);
        start(
                "one",
                ScheduledTask.every(SELDOM, "S-long", mayEnd::await),
                ScheduledTask.every(OFTEN, "S-short", runs::incrementAndGet));

        await().until(() -> runs.get() > 3 && runsOf("S-long").equals("running"));

        mayEnd.countDown();
        await().until(() -> runsOf("S-long").equals("done"));
    }

    @Test
    void of_two_workers_one_does_what_is_due_and_never_both_at_a_time() {
        var inside = new AtomicInteger();
        var together = new AtomicInteger();
        var task = ScheduledTask.every(OFTEN, "S-alone", () -> {
            if (inside.incrementAndGet() > 1) {
                together.incrementAndGet();
            }
            runs.incrementAndGet();
            inside.decrementAndGet();
        });
        start("one", task);
        start("two", task);

        await().until(() -> runs.get() > 15);
        stopAll();

        assertThat(together).hasValue(0);
        assertThat(database.count("scheduler_runs")).as("a slot each").isEqualTo(runs.get());
    }

    @Test
    void what_a_worker_did_when_it_died_is_taken_over_by_another() {
        var entered = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        var doomed = database.another(2);
        start("doomed", doomed, DEADLY, ScheduledTask.every(SELDOM, "S-heavy", () -> {
            entered.countDown();
            never.await();
        }));
        await().until(() -> entered.getCount() == 0);
        assertThat(database.count("scheduler_runs where owner = 'doomed' and state = 'running'"))
                .isPositive();

        doomed.close();
        start("heir", database.pool(), DEADLY, ScheduledTask.every(SELDOM, "S-heavy", runs::incrementAndGet));

        await().atMost(Duration.ofSeconds(30)).until(() -> runs.get() >= 1);
        await().until(() -> database.count("scheduler_runs where owner = 'heir' and state = 'done'") >= 1);
        never.countDown();
    }

    @Test
    void a_worker_without_that_role_runs_nothing() {
        var idle = worker(
                "idle", database.pool(), WorkerPair.QUICK, false, ScheduledTask.every(OFTEN, "S-often", () -> {}));

        idle.start(new SchemaReady());
        idle.stop(new ShutdownEvent());

        assertThat(database.count("scheduled_tasks")).isZero();
    }

    private String runsOf(String task) {
        return database.one(
                "select string_agg(state || coalesce(' ' || error, ''), ', ' order by slot) from scheduler_runs"
                        + " where task = ?",
                task);
    }

    private void start(String name, ScheduledTask... tasks) {
        start(name, database.pool(), WorkerPair.QUICK, tasks);
    }

    private void start(String name, DataSource pool, TaskScheduler.Pace pace, ScheduledTask... tasks) {
        var worker = worker(name, pool, pace, true, tasks);
        started.add(worker);
        worker.start(new SchemaReady());
    }

    private TaskScheduler worker(
            String name, DataSource pool, TaskScheduler.Pace pace, boolean enabled, ScheduledTask... tasks) {
        return new TaskScheduler(List.of(tasks), enabled, pool, new WorkerId(name), CLOCK, meters, pace);
    }

    private void stopAll() {
        started.forEach(worker -> worker.stop(new ShutdownEvent()));
        started.clear();
    }
}
