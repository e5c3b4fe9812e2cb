package gov.notify.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.message.Lane;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    private final RetrySchedule schedule = new RetrySchedule(new Random(1));

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
