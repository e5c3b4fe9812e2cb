package gov.notify.worker.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduledTaskTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T04:05:00Z, 2026-03-02T04:05:00Z, 2026-03-02T04:05:00Z", // on time
        "2026-03-02T04:05:00Z, 2026-03-03T04:04:59Z, 2026-03-02T04:05:00Z", // a day late, all but a second
        "2026-03-02T04:05:00Z, 2026-03-03T04:05:00Z, 2026-03-03T04:05:00Z", // when the next is due already
        "2026-03-02T04:05:00Z, 2026-03-09T23:00:00Z, 2026-03-09T04:05:00Z", // a week without a worker
        "2026-03-02T04:05:00Z, 2026-03-02T04:04:00Z, 2026-03-02T04:05:00Z", // the clock has stepped back
        "2026-03-02T04:07:30Z, 2026-03-02T04:07:31Z, 2026-03-02T04:05:00Z", // put off by an outage
        "2026-03-03T00:01:00Z, 2026-03-03T00:01:00Z, 2026-03-02T04:05:00Z", // for long
        "2026-12-31T04:05:00Z, 2027-01-01T03:00:00Z, 2026-12-31T04:05:00Z", // over the end of a year
    })
    void a_run_at_a_time_of_day_is_for_the_last_time_that_has_come(Instant due, Instant now, Instant slot) {
        assertThat(new ScheduledTask.When.At(LocalTime.of(4, 5)).slot(due, now)).isEqualTo(slot);
    }

    @Test
    void a_run_that_comes_again_and_again_is_for_the_moment_it_was_due() {
        var due = Instant.parse("2026-03-02T04:05:00Z");

        assertThat(new ScheduledTask.When.Every(Duration.ofMinutes(1)).slot(due, due.plusSeconds(86_400)))
                .isEqualTo(due);
    }
}
