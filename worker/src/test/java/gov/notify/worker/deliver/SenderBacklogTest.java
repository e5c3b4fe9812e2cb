package gov.notify.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.message.Lane;
import gov.notify.queue.TokenBucket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SenderBacklogTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SenderBacklog backlog = new SenderBacklog(meters);

    @Test
    void the_gauges_tell_how_much_waits_and_how_fast_it_goes_until_the_line_is_over() {
        var identity = new TokenBucket.Identity("+18445550100", 3);
        var line = new TokenBucket.Line(Lane.BULK, false);

        backlog.learn(identity, line, Duration.ofSeconds(100));
        assertThat(shown("queue_backlog_parts")).isBetween(290.0, 300.0);
        assertThat(shown("identity_rate")).isEqualTo(3);
        assertThat(backlog.any()).isTrue();
        assertThat(backlog.reaches(identity, Lane.BULK, Duration.ofSeconds(90))).isTrue();
        assertThat(backlog.reaches(identity, Lane.BULK, Duration.ofSeconds(100)))
                .isFalse();
        assertThat(backlog.reaches(identity, Lane.NORMAL, Duration.ZERO)).isFalse();

        backlog.learn(identity, line, Duration.ZERO);
        assertThat(shown("queue_backlog_parts")).isZero();
        assertThat(backlog.any()).isFalse();
    }

    @Test
    void beyond_a_hundred_senders_the_others_are_told_of_together() {
        IntStream.range(0, 103)
                .forEach(i -> backlog.learn(
                        new TokenBucket.Identity("sender-" + i, 1),
                        new TokenBucket.Line(Lane.BULK, false),
                        Duration.ofSeconds(100)));

        assertThat(meters.find("queue_backlog_parts").gauges()).hasSize(101);
        assertThat(meters.get("queue_backlog_parts")
                        .tag("identity", "others")
                        .gauge()
                        .value())
                .isBetween(280.0, 300.0);
    }

    private double shown(String gauge) {
        return meters.get(gauge).tag("identity", "+18445550100").gauge().value();
    }
}
