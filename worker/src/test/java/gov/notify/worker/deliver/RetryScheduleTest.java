package gov.notify.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.message.Lane;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    private static final long MIDDLE = 1L << 63;

    private final RetrySchedule schedule = new RetrySchedule(new Random(1));

    @Test
    void each_wait_is_that_of_the_contract() {
        var exact = new RetrySchedule(() -> MIDDLE);

        assertThat(IntStream.rangeClosed(1, 5)
                        .mapToObj(attempt -> exact.waitAfter(attempt, Lane.HIGH).toSeconds()))
                .containsExactly(2L, 5L, 10L, 25L, 25L);
        assertThat(IntStream.rangeClosed(1, 6)
                        .mapToObj(
                                attempt -> exact.waitAfter(attempt, Lane.NORMAL).toSeconds()))
                .containsExactly(5L, 30L, 60L, 120L, 300L, 300L);
        assertThat(exact.waitAfter(2, Lane.BULK)).isEqualTo(exact.waitAfter(2, Lane.NORMAL));
    }

    @Test
    void waits_are_a_tenth_shorter_at_least_and_a_tenth_longer_at_most() {
        assertThat(new RetrySchedule(() -> 0).waitAfter(1, Lane.NORMAL)).isEqualTo(Duration.ofMillis(4500));
        assertThat(new RetrySchedule(() -> -1).waitAfter(1, Lane.NORMAL)).isEqualTo(Duration.ofMillis(5500));
    }

    @Test
    void sign_in_codes_are_tried_again_sooner() {
        assertThat(schedule.waitAfter(1, Lane.HIGH)).isBetween(Duration.ofMillis(1800), Duration.ofMillis(2200));
        assertThat(schedule.waitAfter(1, Lane.NORMAL)).isBetween(Duration.ofMillis(4500), Duration.ofMillis(5500));
    }

    @Test
    void waits_grow_to_five_minutes_and_no_further() {
        assertThat(IntStream.of(5, 6, 48).mapToObj(attempt -> schedule.waitAfter(attempt, Lane.BULK)))
                .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofSeconds(270), Duration.ofSeconds(330)));
    }
}
