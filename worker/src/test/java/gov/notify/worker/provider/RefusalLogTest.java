package gov.notify.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.sandbox.log.LogLines;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// What an operator sees of messages that a provider does not take.
class RefusalLogTest {

    private final LogLines log = new LogLines(RefusalLog.class.getName());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicLong nanos = new AtomicLong();
    private final RefusalLog refusals = new RefusalLog(meters, nanos::get);

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void an_identity_that_is_not_verified_says_so_with_ids_and_what_to_do() {
        var message = Messages.email(UUID.randomUUID(), "zoe@example.com");
        try (var aws = new StandIn();
                var client = StandIn.CLIENTS.build(SesV2Client::builder, aws.access());
                var deadline = new CallDeadline(Duration.ofMinutes(1))) {
            var ses = new Ses(client, "unverified.example", Optional.empty(), "test");
            var guarded = new GuardedProvider(
                    ses,
                    new CircuitBreaker(Clock.systemUTC()),
                    new CircuitBreaker(Clock.systemUTC()),
                    deadline,
                    refusals);

            assertThat(guarded.send(message)).isInstanceOf(Handover.Misconfigured.class);
        }

        assertThat(log.all())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("WARN ses answered MessageRejected, 1 since")
                        .contains(message.notificationId().toString(), "verify the sending domain")
                        .doesNotContain("zoe@", "request unknown"));
        assertThat(meters.counter("provider_refusal", "provider", "ses", "code", "MessageRejected")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void many_alike_are_one_line_a_minute_that_counts_them() {
        var refused = new Handover.Refused(new Reason("MessageRejected", "it will not have it"));
        for (int i = 0; i < 100; i++) {
            note("ses", refused);
        }
        assertThat(log.all()).hasSize(1);

        nanos.addAndGet(Duration.ofSeconds(61).toNanos());
        note("ses", refused);

        assertThat(log.all()).hasSize(2);
        assertThat(log.all().getLast()).contains("100 since the last such line");
        assertThat(meters.counter("provider_refusal", "provider", "ses", "code", "MessageRejected")
                        .count())
                .isEqualTo(101);
    }

    @Test
    void codes_and_providers_have_a_line_each_and_what_is_taken_has_none() {
        note("ses", new Handover.Accepted("reference"));
        note("ses", new Handover.TryLater(new Reason("InternalFailure", "")));
        note("ses", new Handover.Throttled(Duration.ofSeconds(1)));
        note("sns", new Handover.TryLater(new Reason("InternalFailure", "")));

        assertThat(log.all()).hasSize(3);
    }

    @Test
    void what_is_no_code_never_becomes_a_label() {
        note("ses", new Handover.TryLater(new Reason("a\nb {c=\"d\"}", "")));
        for (int i = 0; i < 1000; i++) {
            note("ses", new Handover.TryLater(new Reason("Code" + i, "")));
        }

        assertThat(meters.getMeters()).hasSizeLessThan(510);
        assertThat(meters.counter("provider_refusal", "provider", "ses", "code", "other")
                        .count())
                .isGreaterThan(400);
    }

    private void note(String provider, Handover answer) {
        refusals.note(provider, Messages.email(UUID.randomUUID(), "zoe@example.com"), answer);
    }
}
