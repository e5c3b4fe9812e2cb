package gov.notify.worker.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.migration.SchemaReady;
import gov.notify.worker.HandClock;
import gov.notify.worker.TestDatabase;
import gov.notify.worker.config.WorkerId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Two workers that have the same things to do and start at the same moment.
public final class WorkerPair {

    /// Looks often, and calls nobody dead whom a busy machine keeps waiting.
    static final TaskScheduler.Pace QUICK = new TaskScheduler.Pace(Duration.ofMillis(20), Duration.ofSeconds(5));

    private WorkerPair() {}

    /// Lets them run what is due of a feature, once, and holds that each run was one worker's and went well.
    public static void runs(TestDatabase database, ScheduledTasks... feature) {
        var clock = new HandClock(database.now().toString());
        var done = new AtomicInteger();
        var tasks = Stream.of(feature)
                .flatMap(one -> one.tasks().stream())
                .map(task -> new ScheduledTask(task.name(), task.when(), () -> {
                    task.work().run();
                    done.incrementAndGet();
                }))
                .toList();
        var workers = Stream.of("one", "two")
                .map(name -> new TaskScheduler(
                        tasks, true, database.pool(), new WorkerId(name), clock, new SimpleMeterRegistry(), QUICK))
                .toList();
        workers.parallelStream().forEach(worker -> worker.start(new SchemaReady()));
        if (tasks.stream().anyMatch(task -> task.when() instanceof ScheduledTask.When.At)) {
            clock.turn(Duration.ofDays(1));
        }
        try {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(ran(database)).containsAll(names(tasks)));
        } finally {
            workers.forEach(worker -> worker.stop(new ShutdownEvent()));
        }
        assertThat(database.count("scheduler_runs where state <> 'done'")).isZero();
        assertThat(done).as("runs that nobody repeated").hasValue((int) database.count("scheduler_runs"));
    }

    private static List<String> ran(TestDatabase database) {
        return List.of(database.one("select string_agg(task, ' ') from scheduler_runs where finished_at is not null")
                .split(" "));
    }

    private static List<String> names(List<ScheduledTask> tasks) {
        return tasks.stream().map(ScheduledTask::name).toList();
    }
}
