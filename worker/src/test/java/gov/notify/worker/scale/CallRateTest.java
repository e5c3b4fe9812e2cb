package gov.notify.worker.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CallRateTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // where the count of nanoseconds begins anew
    private final CallRate rate = new CallRate(meters, nanos::get);

    @Test
    void is_nothing_before_anything_was_sent_and_before_any_time_has_passed() {
        assertThat(rate.perSecond()).isZero();
        call("ses", 10);
        assertThat(rate.perSecond()).isZero();
    }

    @Test
    void counts_the_calls_of_all_providers_since_the_worker_started() {
        call("ses", 100);
        call("sns", 50);
        passes(10);

        assertThat(rate.perSecond()).isEqualTo(15);
    }

    @Test
    void forgets_what_was_sent_more_than_a_minute_ago() {
        call("ses", 6000);
        for (int i = 0; i < 7; i++) {
            passes(10);
            rate.perSecond();
        }
        call("ses", 60);
        passes(10);

        assertThat(rate.perSecond()).isEqualTo(1);
    }

    @Test
    void of_two_looks_far_apart_the_time_between_them_counts() {
        rate.perSecond();
        call("ses", 300);
        passes(300);

        assertThat(rate.perSecond()).isEqualTo(1);
    }

    private void call(String provider, int times) {
        for (int i = 0; i < times; i++) {
            meters.timer("provider_call", "provider", provider).record(1, TimeUnit.MILLISECONDS);
        }
    }

    private void passes(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
