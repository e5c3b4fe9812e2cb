package gov.notify.worker.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.worker.HandClock;
import gov.notify.worker.TestDatabase;
import gov.notify.worker.config.WorkerId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunLogTest {

    private static final Instant SLOT = Instant.parse("2026-03-02T04:05:00Z");

    private final TestDatabase database = new TestDatabase();
    private final HandClock clock = new HandClock("2026-03-02T04:05:03Z");
    private final RunLog one = new RunLog(database.pool(), new WorkerId("one"), clock);
    private final RunLog two = new RunLog(database.pool(), new WorkerId("two"), clock);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_run_says_who_does_what_since_when_and_then_how_it_ended() {
        one.began("S-timeout", SLOT);
        assertThat(row()).isEqualTo("S-timeout one running 04:05:00 04:05:03 - -");

        clock.turn(Duration.ofSeconds(4));
        one.ended("S-timeout", SLOT, null);

        assertThat(row()).isEqualTo("S-timeout one done 04:05:00 04:05:03 04:05:07 -");
    }

    @Test
    void one_that_failed_keeps_the_name_of_what_it_failed_of_until_it_is_begun_again() {
        one.began("S-timeout", SLOT);
        one.ended("S-timeout", SLOT, "Refused");
        assertThat(row()).isEqualTo("S-timeout one failed 04:05:00 04:05:03 04:05:03 Refused");

        two.began("S-timeout", SLOT);

        assertThat(row()).isEqualTo("S-timeout two running 04:05:00 04:05:03 - -");
    }

    @Test
    void a_worker_whose_run_was_taken_over_does_not_end_that_of_its_heir() {
        one.began("S-timeout", SLOT);
        two.began("S-timeout", SLOT);

        one.ended("S-timeout", SLOT, null);
        assertThat(row()).isEqualTo("S-timeout two running 04:05:00 04:05:03 - -");

        two.ended("S-timeout", SLOT, null);
        assertThat(row()).startsWith("S-timeout two done");
    }

    @Test
    void runs_of_another_slot_and_of_another_task_are_rows_of_their_own() {
        one.began("S-timeout", SLOT);
        one.began("S-timeout", SLOT.plusSeconds(1));
        one.began("S-purge", SLOT);

        one.ended("S-timeout", SLOT, null);

        assertThat(database.count("scheduler_runs")).isEqualTo(3);
        assertThat(database.count("scheduler_runs where state = 'running'")).isEqualTo(2);
    }

    private String row() {
        return database.one("select concat_ws(' ', task, owner, state, to_char(slot at time zone 'UTC', 'HH24:MI:SS'),"
                + " to_char(started_at at time zone 'UTC', 'HH24:MI:SS'),"
                + " coalesce(to_char(finished_at at time zone 'UTC', 'HH24:MI:SS'), '-'), coalesce(error, '-'))"
                + " from scheduler_runs");
    }
}
