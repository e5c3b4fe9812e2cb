package gov.notify.worker.retention;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.worker.TestDatabase;
import gov.notify.worker.schedule.WorkerPair;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeRetentionTest {

    private final TestDatabase database = TestDatabase.withClock();
    private final ChangeRetention retention = new ChangeRetention(database.pool());

    // The migrations' own services and templates have changed too.
    @BeforeEach
    void nothingHasChanged() {
        database.run("truncate snapshot_changes");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_has_changed_is_forgotten_after_a_day_to_the_millisecond() {
        database.stopsAt(Instant.parse("2026-03-02T12:00:00Z"));
        database.run("insert into snapshot_changes (entry, changed_at) values"
                + " ('service:past', '2026-03-01T11:59:59.999Z'), ('*', '2020-01-01'),"
                + " ('service:kept', '2026-03-01T12:00:00Z'), ('template:ahead', '2026-03-03T00:00:00Z')");

        retention.forget();

        assertThat(database.one("select string_agg(entry, ',' order by changed_at) from snapshot_changes"))
                .isEqualTo("service:kept,template:ahead");
    }

    @Test
    void one_that_changed_again_within_the_day_is_still_told() {
        database.run("insert into snapshot_changes (entry, changed_at) values ('service:1', now() - interval '2 days'),"
                + " ('service:1', now())");

        retention.forget();

        assertThat(database.count("snapshot_changes where entry = 'service:1'")).isEqualTo(1);
    }

    @Test
    void more_than_one_step_takes_are_all_forgotten() {
        database.run("insert into snapshot_changes (entry, changed_at)"
                + " select 'service:' || n, now() - interval '25 hours' from generate_series(1, 10001) n");

        retention.forget();

        assertThat(database.count("snapshot_changes")).isZero();
    }

    @Test
    void two_workers_forget_once() {
        database.run("insert into snapshot_changes (entry, changed_at) values ('*', '2020-01-01')");

        WorkerPair.runs(database, retention);

        assertThat(database.count("snapshot_changes")).isZero();
    }
}
