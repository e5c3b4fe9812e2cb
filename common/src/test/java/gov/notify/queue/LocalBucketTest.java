package gov.notify.queue;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.message.Lane;
import gov.notify.queue.TokenBucket.Grant;
import gov.notify.queue.TokenBucket.Line;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalBucketTest {

    private static final Line LINE = new Line(Lane.BULK, false);
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L);
    private final LocalBucket bucket = new LocalBucket(nanos::get);

    @Test
    void it_begins_empty_for_nobody_knows_what_the_shared_one_gave_away() {
        assertThat(take(10, 0, 1)).isEqualTo(new Grant(0, Duration.ofMillis(100), Duration.ZERO));
    }

    @Test
    void it_fills_at_its_rate_and_holds_a_second_of_it() {
        pass(300);
        assertThat(take(10, 0, 1, 1, 1, 1).granted()).isEqualTo(3);

        pass(60_000);
        assertThat(take(10, 0, Collections.nCopies(20, 1)).granted()).isEqualTo(10);
    }

    @Test
    void fractions_of_a_token_are_kept_until_they_make_one() {
        for (int i = 0; i < 9; i++) {
            pass(100);
            assertThat(take(1, 0, 1).granted()).isZero();
        }
        pass(101);

        assertThat(take(1, 0, 1).granted()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 2000", "0.1, 10000", "1, 1000", "3, 334", "40, 25"})
    void the_wait_it_names_is_the_wait_there_is(double perSecond, long wait) {
        assertThat(take(perSecond, 0, 1).after()).isEqualTo(Duration.ofMillis(wait));

        pass(wait - 1);
        assertThat(take(perSecond, 0, 1).granted()).isZero();
        pass(1);
        assertThat(take(perSecond, 0, 1).granted()).isEqualTo(1);
    }

    @Test
    void a_rate_below_one_a_second_still_holds_a_whole_message() {
        pass(1_000_000);

        assertThat(take(0.01, 0, 1, 1).granted()).isEqualTo(1);
        assertThat(take(0.01, 0, 1).after()).isEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void a_message_larger_than_the_bucket_leaves_a_debt_that_is_paid_first() {
        pass(1000);
        assertThat(take(3, 0, 6).granted()).isEqualTo(1);

        assertThat(take(3, 0, 1).after()).isEqualTo(Duration.ofMillis(1334));
        pass(1334);
        assertThat(take(3, 0, 1).granted()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "0.2, 8", "0.34, 6"})
    void what_is_kept_for_higher_lanes_stays_in_the_bucket(double kept, int granted) {
        pass(1000);

        assertThat(take(10, kept, Collections.nCopies(20, 1)).granted()).isEqualTo(granted);
        assertThat(take(10, 0, Collections.nCopies(20, 1)).granted()).isEqualTo(10 - granted);
    }

    @Test
    void a_bucket_of_one_keeps_nothing_for_itself() {
        pass(1000);

        assertThat(take(1, 0.34, 1).granted()).isEqualTo(1);
    }

    @Test
    void the_first_that_finds_no_token_holds_up_those_behind_it() {
        pass(1000);

        assertThat(take(4, 0, 3, 2, 1)).isEqualTo(new Grant(1, Duration.ofMillis(250), Duration.ZERO));
    }

    @Test
    void turns_follow_one_another_and_run_out_with_time() {
        assertThat(bucket.reserve(10, LINE, Duration.ofMillis(500), 20)).isEqualTo(Duration.ofMillis(500));
        assertThat(bucket.reserve(10, LINE, Duration.ofMillis(500), 10)).isEqualTo(Duration.ofMillis(2500));
        assertThat(take(10, 0, 1).reserved()).isEqualTo(Duration.ofMillis(3500));

        pass(3000);
        assertThat(take(10, 0, 1).reserved()).isEqualTo(Duration.ofMillis(500));
        pass(10_000);
        assertThat(take(10, 0, 1).reserved()).isZero();
        assertThat(bucket.reserve(10, LINE, Duration.ofMillis(20), 1)).isEqualTo(Duration.ofMillis(20));
    }

    @Test
    void each_line_has_turns_of_its_own() {
        bucket.reserve(1, LINE, Duration.ZERO, 100);

        assertThat(bucket.reserve(1, new Line(Lane.NORMAL, false), Duration.ZERO, 1))
                .isZero();
        assertThat(bucket.reserve(1, new Line(Lane.BULK, true), Duration.ZERO, 1))
                .isZero();
    }

    private Grant take(double perSecond, double kept, Integer... costs) {
        return take(perSecond, kept, List.of(costs));
    }

    private Grant take(double perSecond, double kept, List<Integer> costs) {
        return bucket.take(perSecond, kept, LINE, costs);
    }

    private void pass(long millis) {
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    }
}
