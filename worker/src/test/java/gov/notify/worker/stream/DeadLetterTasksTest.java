package gov.notify.worker.stream;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.worker.TestDatabase;
import gov.notify.worker.schedule.ScheduledTask;
import gov.notify.worker.schedule.WorkerPair;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadLetterTasksTest {

    private final TestDatabase database = TestDatabase.withClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final DeadLetterTasks tasks = new DeadLetterTasks(database.pool(), meters);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void those_that_nobody_has_dealt_with_are_counted() throws Exception {
        letters("open", 3, "null");
        letters("over", 2, "now()");

        run("S-dead-letters");
        assertThat(open()).isEqualTo(3);

        database.run("update dead_letters set resolved_at = now()");
        run("S-dead-letters");
        assertThat(open()).isZero();
    }

    @Test
    void nothing_is_told_before_they_were_counted() {
        assertThat(open()).isNaN();
    }

    @Test
    void they_are_forgotten_ninety_days_after_somebody_dealt_with_them_and_never_before() throws Exception {
        database.stopsAt(Instant.parse("2026-06-01T12:00:00Z"));
        letters("past", 1, "'2026-03-03T11:59:59.999Z'");
        letters("kept", 1, "'2026-03-03T12:00:00Z'");
        letters("open", 1, "null");
        database.run("update dead_letters set first_failed_at = '2020-01-01', last_failed_at = '2020-01-01'");

        run("S-forget-dead-letters");

        assertThat(database.one("select string_agg(kind, ',' order by kind) from dead_letters"))
                .isEqualTo("kept,open");
    }

    @Test
    void more_than_one_step_takes_are_all_forgotten() throws Exception {
        letters("past", 10_001, "now() - interval '91 days'");

        run("S-forget-dead-letters");

        assertThat(database.count("dead_letters")).isZero();
    }

    @Test
    void two_workers_count_and_forget_once() {
        letters("past", 1, "'2020-01-01'");
        letters("open", 1, "null");

        WorkerPair.runs(database, tasks);

        assertThat(database.one("select string_agg(kind, ',') from dead_letters"))
                .isEqualTo("open");
        assertThat(open()).isEqualTo(1);
    }

    private double open() {
        return meters.get("dead_letters_open").gauge().value();
    }

    private void letters(String kind, int count, String resolvedAt) {
        database.run(
                "insert into dead_letters (id, stream, kind, entry, error, attempts, first_failed_at, last_failed_at,"
                        + " resolved_at) select gen_random_uuid(), 'receipts', '" + kind
                        + "', '{}', 'made up', 6, now(), now(), "
                        + resolvedAt + " from generate_series(1, " + count + ")");
    }

    private void run(String name) throws Exception {
        for (ScheduledTask task : tasks.tasks()) {
            if (task.name().equals(name)) {
                task.work().run();
                return;
            }
        }
        throw new AssertionError("no task is called " + name);
    }
}
