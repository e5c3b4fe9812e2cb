package gov.notify.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.message.Channel;
import gov.notify.message.Lane;
import gov.notify.worker.provider.FakeProvider;
import gov.notify.worker.provider.Handover;
import gov.notify.worker.provider.Reason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What follows from a provider's answer, or from none.
class ProviderAnswersTest {

    private static final Reason REASON = Reason.of("Trouble", "something broke");

    private static final Duration SOON = Duration.ofSeconds(20);

    private final DeliveryFixture workshop = new DeliveryFixture();

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void tries_again_after_trouble_and_counts_the_attempt() {
        workshop.emails.answers(
                (message, call) -> call == 1 ? new Handover.TryLater(REASON) : FakeProvider.accepted(message));
        workshop.start();

        var message = workshop.queued(1, Channel.EMAIL, Lane.HIGH).getFirst();

        await().atMost(SOON).until(() -> workshop.status(message).equals("sending"));
        assertThat(workshop.emails.callsFor(message)).isEqualTo(2);
    }

    @Test
    void a_postponed_message_comes_back_when_it_is_due_and_needs_no_sweep_for_it() {
        workshop.set("notify.sweep.every", "60s");
        workshop.emails.answers(
                (message, call) -> call == 1 ? new Handover.TryLater(REASON) : FakeProvider.accepted(message));
        workshop.start();

        var messages = workshop.queued(10, Channel.EMAIL, Lane.HIGH);

        await().atMost(Duration.ofSeconds(20)).until(() -> workshop.allAre("sending", messages));
    }

    @Test
    void a_hint_that_comes_before_its_message_is_due_comes_again_and_needs_no_sweep_for_it() {
        workshop.set("notify.sweep.every", "60s");
        var messages = workshop.queued(3, Channel.EMAIL, Lane.NORMAL);
        workshop.run("UPDATE send_queue SET due_at = now() + interval '3 s'");
        workshop.start();

        await().atMost(Duration.ofSeconds(20)).until(() -> workshop.allAre("sending", messages));
        assertThat(workshop.one("SELECT bool_and(n.sent_at >= n.created_at + interval '2 s') FROM notifications n"))
                .isEqualTo("t");
    }

    @Test
    void being_throttled_costs_a_message_no_attempt() {
        workshop.emails.answers((message, call) ->
                call == 1 ? new Handover.Throttled(Duration.ofSeconds(2)) : new Handover.TryLater(REASON));
        workshop.start();

        var message = workshop.queued(1, Channel.EMAIL, Lane.NORMAL).getFirst();

        await().atMost(SOON).until(() -> workshop.emails.callsFor(message) == 2);
        await().atMost(SOON)
                .until(() -> workshop.one(
                                "SELECT attempts || '/' || deferrals || '/' || coalesce(claim_owner, 'free') FROM send_queue"
                                        + " WHERE notification_id = ?",
                                message)
                        .equals("1/1/free"));
    }

    @Test
    void a_refused_message_fails_at_once_with_its_reason() {
        workshop.emails.answers((_, _) -> new Handover.Refused(REASON));
        workshop.start();

        var message = workshop.queued(1, Channel.EMAIL, Lane.NORMAL).getFirst();

        await().atMost(SOON).until(() -> workshop.status(message).equals("technical-failure"));
        assertThat(workshop.one("SELECT provider_response FROM notifications WHERE id = ?", message))
                .isEqualTo("something broke");
        assertThat(workshop.isQueued(message)).isFalse();
    }

    @Test
    void an_unanswered_message_is_sent_again() {
        workshop.emails.answers(
                (message, call) -> call == 1 ? new Handover.Unknown(REASON) : FakeProvider.accepted(message));
        workshop.start();

        var message = workshop.queued(1, Channel.EMAIL, Lane.HIGH).getFirst();

        await().atMost(SOON).until(() -> workshop.status(message).equals("sending"));
        assertThat(workshop.one("SELECT ambiguous FROM notifications WHERE id = ?", message))
                .isEqualTo("t");
    }

    @Test
    void a_provider_that_takes_messages_and_never_answers_gets_each_twice_at_most() {
        workshop.set("notify.delivery.ambiguous.hold-high", "100ms");
        workshop.emails.answers((_, _) -> new Handover.Unknown(REASON));
        workshop.texts.answers((_, _) -> new Handover.Unknown(REASON));
        workshop.start();

        var email = workshop.queued(1, Channel.EMAIL, Lane.HIGH).getFirst();
        var text = workshop.queued(1, Channel.SMS, Lane.HIGH).getFirst();

        await().atMost(SOON).until(() -> workshop.allAre("sending", List.of(email, text)));
        assertThat(workshop.isQueued(email)).isFalse();
        assertThat(workshop.isQueued(text)).isFalse();
        assertThat(workshop.emails.callsFor(email)).isEqualTo(2);
        assertThat(workshop.texts.callsFor(text)).isEqualTo(2);
        assertThat(workshop.one("SELECT ambiguous AND message_id IS NULL FROM notifications WHERE id = ?", text))
                .isEqualTo("t");
    }

    @Test
    void an_unanswered_message_of_a_service_that_forbids_it_is_not_sent_again() {
        workshop.policy("at-most-once");
        workshop.emails.answers((_, _) -> new Handover.Unknown(REASON));
        workshop.start();

        var message = workshop.queued(1, Channel.EMAIL, Lane.HIGH).getFirst();

        await().atMost(SOON).until(() -> workshop.status(message).equals("sending"));
        assertThat(workshop.one("SELECT reference FROM notifications WHERE id = ?", message))
                .isEqualTo("null");
        assertThat(workshop.emails.callsFor(message)).isEqualTo(1);
        assertThat(workshop.isQueued(message)).isFalse();
    }

    @Test
    void an_error_in_a_provider_costs_no_hand_that_calls() {
        workshop.set("notify.delivery.permits", "2");
        workshop.set("notify.delivery.ambiguous.hold-high", "100ms");
        workshop.emails.answers((_, _) -> {
            throw new NoClassDefFoundError("made up");
        });
        workshop.start();
        var broken = workshop.queued(4, Channel.EMAIL, Lane.HIGH);
        await().atMost(SOON).until(() -> workshop.allAre("sending", broken));

        workshop.emails.answers((_, _) -> new Handover.Accepted("reference"));
        var sound = workshop.queued(4, Channel.EMAIL, Lane.NORMAL);

        await().atMost(SOON).until(() -> workshop.allAre("sending", sound));
    }
}
