package gov.notify.worker.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TaskGaugeTest {

    private static final Duration PAUSE = Duration.ofHours(1);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // where the count of nanoseconds begins anew
    private final TaskGauge gauge = TaskGauge.gauge("dead_letters_open", PAUSE, meters, nanos::get);

    @Test
    void tells_nothing_before_it_was_measured() {
        assertThat(shown()).isNaN();
    }

    @Test
    void tells_what_was_measured_last() {
        gauge.set(7);
        gauge.set(3);

        assertThat(shown()).isEqualTo(3);
    }

    @Test
    void tells_it_for_two_runs_and_a_minute_and_no_longer() {
        gauge.set(3);

        passes(PAUSE.multipliedBy(2).plusMinutes(1).minusNanos(1));
        assertThat(shown()).isEqualTo(3);

        passes(Duration.ofNanos(1));
        assertThat(shown()).as("another worker knows better by now").isNaN();
    }

    @Test
    void tells_again_what_is_measured_after_a_long_silence() {
        gauge.set(3);
        passes(Duration.ofDays(3));

        gauge.set(0);

        assertThat(shown()).isZero();
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private double shown() {
        return meters.get("dead_letters_open").gauge().value();
    }
}
