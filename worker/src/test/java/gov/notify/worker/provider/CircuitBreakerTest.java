package gov.notify.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.worker.provider.Handover.Accepted;
import gov.notify.worker.provider.Handover.Misconfigured;
import gov.notify.worker.provider.Handover.QuotaSpent;
import gov.notify.worker.provider.Handover.RecipientUnknown;
import gov.notify.worker.provider.Handover.Refused;
import gov.notify.worker.provider.Handover.SenderUnknown;
import gov.notify.worker.provider.Handover.Throttled;
import gov.notify.worker.provider.Handover.TryLater;
import gov.notify.worker.provider.Handover.Unknown;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CircuitBreakerTest {

    private static final Reason WHY = new Reason("Code", "text");
    private static final Handover MISCONFIGURED = new Misconfigured(WHY, CircuitBreaker.SHORTEST);

    private final Watch watch = new Watch();
    private final CircuitBreaker breaker = new CircuitBreaker(watch);

    @Test
    void opens_on_a_misconfiguration_and_says_how_long() {
        var answer = breaker.heard(MISCONFIGURED);

        assertThat(answer).isEqualTo(new Misconfigured(WHY, Duration.ofSeconds(60)));
        assertThat(breaker.admit()).contains(new ProviderChoice.Wait(WHY, Duration.ofSeconds(60)));
    }

    @Test
    void stays_open_twice_as_long_each_time_up_to_a_quarter_of_an_hour() {
        for (long seconds : new long[] {60, 120, 240, 480, 900, 900}) {
            assertThat(breaker.heard(MISCONFIGURED)).isEqualTo(new Misconfigured(WHY, Duration.ofSeconds(seconds)));
            watch.passes(Duration.ofSeconds(seconds));
            assertThat(breaker.admit()).isEmpty();
        }
    }

    @Test
    void answers_of_calls_under_way_do_not_prolong_it() {
        breaker.heard(MISCONFIGURED);
        watch.passes(Duration.ofSeconds(10));

        assertThat(breaker.heard(MISCONFIGURED)).isEqualTo(new Misconfigured(WHY, Duration.ofSeconds(50)));
    }

    @Test
    void one_message_goes_ahead_and_decides_for_the_others() {
        breaker.heard(MISCONFIGURED);
        watch.passes(Duration.ofMinutes(1));

        assertThat(breaker.admit()).isEmpty();
        assertThat(breaker.admit()).isPresent();

        breaker.heard(new Accepted("id"));
        assertThat(breaker.admit()).isEmpty();
        assertThat(breaker.admit()).isEmpty();
    }

    static Stream<Handover> answersOfOneMessageOrSender() {
        return Stream.of(
                new Accepted("id"),
                new Refused(WHY),
                new Throttled(Duration.ofSeconds(1)),
                new SenderUnknown(WHY, CircuitBreaker.SHORTEST),
                new RecipientUnknown(WHY));
    }

    @ParameterizedTest
    @MethodSource("answersOfOneMessageOrSender")
    void what_says_nothing_against_the_provider_closes_it_and_its_openings_are_forgotten(Handover answer) {
        breaker.heard(MISCONFIGURED);
        watch.passes(Duration.ofMinutes(1));
        breaker.admit();

        assertThat(breaker.heard(answer)).isSameAs(answer);

        assertThat(breaker.unavailability()).isEmpty();
        assertThat(breaker.heard(MISCONFIGURED)).isEqualTo(new Misconfigured(WHY, Duration.ofSeconds(60)));
    }

    @Test
    void a_trial_that_meets_a_fault_opens_it_for_twice_as_long() {
        var other = new TryLater(new Reason("Other", "text"));
        breaker.heard(MISCONFIGURED);
        watch.passes(Duration.ofMinutes(1));
        breaker.admit();
        assertThat(breaker.unavailability()).contains(new ProviderChoice.Wait(WHY, Duration.ofSeconds(1)));

        assertThat(breaker.heard(other)).isSameAs(other);

        assertThat(breaker.unavailability()).contains(new ProviderChoice.Wait(other.reason(), Duration.ofMinutes(2)));
    }

    @Test
    void a_trial_that_breaks_off_leaves_the_trial_to_the_next_message() {
        breaker.heard(MISCONFIGURED);
        watch.passes(Duration.ofMinutes(1));
        var provider = new FakeProvider("fake");
        provider.answers((_, _) -> {
            throw new IllegalStateException("a defect");
        });
        var guarded = new GuardedProvider(
                provider,
                breaker,
                new CircuitBreaker(Clock.systemUTC()),
                new CallDeadline(Duration.ofMinutes(1)),
                new RefusalLog(new SimpleMeterRegistry()));

        assertThatThrownBy(() -> guarded.send(Messages.text(UUID.randomUUID(), "+12025550123")))
                .isInstanceOf(IllegalStateException.class);

        assertThat(breaker.admit()).isEmpty();
    }

    @Test
    void a_spent_quota_opens_it_for_as_long_as_the_provider_says() {
        breaker.heard(new QuotaSpent(WHY, Duration.ofMinutes(10)));

        assertThat(breaker.unavailability()).contains(new ProviderChoice.Wait(WHY, Duration.ofMinutes(10)));
    }

    @Test
    void opens_after_twenty_faults_in_a_row() {
        for (int i = 0; i < 19; i++) {
            breaker.heard(new TryLater(WHY));
        }
        assertThat(breaker.unavailability()).isEmpty();

        breaker.heard(new TryLater(WHY));
        assertThat(breaker.unavailability()).isPresent();
    }

    @Test
    void opens_after_twenty_missing_answers_in_a_row() {
        for (int i = 0; i < 20; i++) {
            assertThat(breaker.unavailability()).isEmpty();
            breaker.heard(new Unknown(WHY));
        }

        assertThat(breaker.unavailability()).isPresent();
    }

    @Test
    void an_accepted_message_ends_the_row_of_faults() {
        for (int i = 0; i < 100; i++) {
            breaker.heard(i % 19 == 0 ? new Accepted("id") : new TryLater(WHY));
        }

        assertThat(breaker.unavailability()).isEmpty();
    }

    private static final class Watch extends Clock {
        private Instant now = Instant.parse("2026-03-02T15:00:00Z");

        void passes(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
