package gov.notify.worker.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.worker.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunRetentionTest {

    private final TestDatabase database = TestDatabase.withClock();
    private final RunRetention retention = new RunRetention(database.pool());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void runs_are_forgotten_after_thirty_days_to_the_second_however_they_ended() {
        database.stopsAt(Instant.parse("2026-03-31T12:00:00Z"));
        database.run("insert into scheduler_runs (task, slot, state) values"
                + " ('S-past', '2026-03-01T11:59:59Z', 'done'), ('S-past', '2026-02-01T00:00:00Z', 'failed'),"
                + " ('S-cut-off', '2026-03-01T11:59:59Z', 'running'), ('S-kept', '2026-03-01T12:00:00Z', 'done')");

        retention.forget();

        assertThat(database.one("select string_agg(task, ',') from scheduler_runs"))
                .isEqualTo("S-kept");
    }

    @Test
    void more_than_one_step_takes_are_all_forgotten() {
        database.run("insert into scheduler_runs (task, slot, state) select 'S-often',"
                + " now() - interval '31 days' - n * interval '1 s', 'done' from generate_series(1, 5001) n");

        retention.forget();

        assertThat(database.count("scheduler_runs")).isZero();
    }

    @Test
    void two_workers_forget_once() {
        database.run("insert into scheduler_runs (task, slot, state) values ('S-old', '2020-01-01', 'done')");

        WorkerPair.runs(database, retention);

        assertThat(database.count("scheduler_runs where task = 'S-old'")).isZero();
    }
}
