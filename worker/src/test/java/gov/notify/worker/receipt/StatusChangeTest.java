package gov.notify.worker.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import gov.notify.message.Channel;
import gov.notify.notification.DeliveryState;
import gov.notify.notification.NotificationStatus;
import gov.notify.notification.StatusEvent;
import gov.notify.receipt.ReceiptOutcome;
import gov.notify.receipt.ReceiptSource;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What receipts make of one message.
class StatusChangeTest {

    private static final Instant AT = Instant.parse("2026-03-02T15:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "SENDING, DELIVERED, DELIVERED, APPLIED",
        "SENDING, PERMANENT_FAILURE, PERMANENT_FAILURE, APPLIED",
        "SENDING, TEMPORARY_FAILURE, TEMPORARY_FAILURE, APPLIED",
        "SENDING, FAILED, FAILED, APPLIED",
        "SENDING, REJECTED, TECHNICAL_FAILURE, APPLIED",
        "SENT, DELIVERED, DELIVERED, APPLIED",
        "PENDING, PERMANENT_FAILURE, TEMPORARY_FAILURE, APPLIED",
        "PENDING, DELIVERED, DELIVERED, APPLIED",
        "DELIVERED, DELIVERED, DELIVERED, DUPLICATE",
        "DELIVERED, PERMANENT_FAILURE, DELIVERED, LATE_BOUNCE",
        "DELIVERED, TEMPORARY_FAILURE, DELIVERED, LATE_BOUNCE",
        "PERMANENT_FAILURE, DELIVERED, PERMANENT_FAILURE, DUPLICATE",
        "TEMPORARY_FAILURE, DELIVERED, TEMPORARY_FAILURE, DUPLICATE",
        "TECHNICAL_FAILURE, DELIVERED, TECHNICAL_FAILURE, DUPLICATE",
        "FAILED, DELIVERED, FAILED, DUPLICATE",
        "CREATED, DELIVERED, CREATED, DUPLICATE",
        "CANCELLED, DELIVERED, CANCELLED, DUPLICATE",
    })
    void an_event_moves_a_message_that_waits_and_no_other(
            NotificationStatus from, StatusEvent event, NotificationStatus to, ReceiptOutcome outcome) {
        var change = change(DeliveryState.of(from), "reference");

        assertThat(change.apply(event, told("says", 1.0))).isEqualTo(outcome);

        assertThat(change.state().status()).isEqualTo(to);
        assertThat(change.changed()).isEqualTo(from != to);
        assertThat(change.hasNews()).isEqualTo(outcome == ReceiptOutcome.APPLIED);
        assertThat(change.reached()).hasSize(outcome == ReceiptOutcome.APPLIED ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"TEMPORARY_FAILURE, true, false", "TECHNICAL_FAILURE, false, true"})
    void one_that_was_given_up_only_for_want_of_word_takes_it_after_all(
            NotificationStatus from, boolean timedOut, boolean ambiguous) {
        var change = change(new DeliveryState(from, timedOut, ambiguous), "reference");

        assertThat(change.apply(StatusEvent.DELIVERED, told(null, null))).isEqualTo(ReceiptOutcome.APPLIED);

        assertThat(change.state()).isEqualTo(DeliveryState.of(NotificationStatus.DELIVERED));
    }

    @Test
    void the_first_end_counts_and_what_it_said_stays() {
        var change = change(DeliveryState.of(NotificationStatus.SENDING), "reference");

        change.apply(StatusEvent.PERMANENT_FAILURE, told("first", null));
        change.apply(StatusEvent.DELIVERED, told("second", 5.0));

        assertThat(change.state().status()).isEqualTo(NotificationStatus.PERMANENT_FAILURE);
        assertThat(change.details().response()).isEqualTo("first");
        assertThat(change.details().cost()).isNull();
    }

    @Test
    void what_was_noted_on_the_way_is_kept_where_the_end_does_not_tell_it() {
        var change = change(DeliveryState.of(NotificationStatus.SENDING), "reference");
        change.note(new ReceiptDetails("on its way", "Example Wireless", 0.00883, null, AT, AT));

        change.apply(StatusEvent.DELIVERED, told("arrived", null));

        assertThat(change.details().carrier()).isEqualTo("Example Wireless");
        assertThat(change.details().cost()).isEqualTo(0.00883);
        assertThat(change.details().carrierAcceptedAt()).isEqualTo(AT);
        assertThat(change.details().response()).isEqualTo("arrived");
    }

    @Test
    void a_note_brings_news_but_no_status_no_sentence_and_no_callback() {
        var change = change(DeliveryState.of(NotificationStatus.SENDING), "reference");

        change.note(new ReceiptDetails("on its way", null, 0.5, FailureClass.UNKNOWN, AT, null));

        assertThat(change.hasNews()).isTrue();
        assertThat(change.changed()).isFalse();
        assertThat(change.reached()).isEmpty();
        assertThat(change.details().response()).isNull();
        assertThat(change.details().failure()).isNull();
        assertThat(change.details().cost()).isEqualTo(0.5);
    }

    @Test
    void a_later_note_without_a_price_does_not_take_it_away() {
        var change = change(DeliveryState.of(NotificationStatus.SENDING), "reference");
        change.note(new ReceiptDetails(null, "Example Wireless", 0.5, null, AT, AT));

        change.note(new ReceiptDetails(null, null, null, null, AT, null));

        assertThat(change.details().cost()).isEqualTo(0.5);
        assertThat(change.details().carrier()).isEqualTo("Example Wireless");
        assertThat(change.details().carrierAcceptedAt()).isEqualTo(AT);
    }

    @ParameterizedTest
    @CsvSource({
        "CREATED, false, true, SENDING",
        "SENDING, false, true, SENDING",
        "TECHNICAL_FAILURE, true, true, TECHNICAL_FAILURE",
        "TECHNICAL_FAILURE, false, false, TECHNICAL_FAILURE",
        "DELIVERED, false, false, DELIVERED",
        "PERMANENT_FAILURE, false, false, PERMANENT_FAILURE",
        "CANCELLED, false, false, CANCELLED",
    })
    void a_receipt_that_names_our_message_proves_that_it_was_taken(
            NotificationStatus from, boolean ambiguous, boolean news, NotificationStatus to) {
        var change = change(new DeliveryState(from, false, ambiguous), null);

        assertThat(change.provenAccepted(row("abc"))).isEqualTo(news);

        assertThat(change.state().status()).isEqualTo(to);
        assertThat(change.reference()).isEqualTo(news ? "abc" : null);
        assertThat(change.hasNews()).isEqualTo(news);
        assertThat(change.reached()).as("nobody is called back for it").isEmpty();
    }

    @Test
    void it_proves_nothing_new_of_a_message_whose_call_was_answered_or_twice() {
        assertThat(change(DeliveryState.of(NotificationStatus.SENDING), "reference")
                        .provenAccepted(row("other")))
                .isFalse();
        var change = change(DeliveryState.of(NotificationStatus.SENDING), null);
        change.provenAccepted(row("first"));

        assertThat(change.provenAccepted(row("second"))).isFalse();
        assertThat(change.reference()).isEqualTo("first");
    }

    @Test
    void proven_and_delivered_in_one_batch_it_is_delivered_with_its_reference() {
        var change = change(DeliveryState.of(NotificationStatus.CREATED), null);
        change.provenAccepted(row("abc"));

        assertThat(change.apply(StatusEvent.DELIVERED, told(null, null))).isEqualTo(ReceiptOutcome.APPLIED);

        assertThat(change.state().status()).isEqualTo(NotificationStatus.DELIVERED);
        assertThat(change.reached()).containsExactly(NotificationStatus.DELIVERED);
        assertThat(change.reference()).isEqualTo("abc");
    }

    private static StatusChange change(DeliveryState state, @Nullable String reference) {
        return new StatusChange(
                new LockedNotification(
                        UUID.randomUUID(), UUID.randomUUID(), Channel.SMS, state, reference, 1, null, ""),
                ReceiptSource.EUM);
    }

    private static ReceiptDetails told(@Nullable String response, @Nullable Double cost) {
        return new ReceiptDetails(response, null, cost, null, AT, null);
    }

    private static InboxRow row(String reference) {
        return new InboxRow(
                UUID.randomUUID(), ReceiptSource.EUM, reference, AT, AT, 0, JsonNodeFactory.instance.objectNode());
    }
}
