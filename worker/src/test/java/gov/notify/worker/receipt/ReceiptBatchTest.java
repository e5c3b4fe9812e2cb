package gov.notify.worker.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gov.notify.message.Channel;
import gov.notify.notification.DeliveryState;
import gov.notify.notification.NotificationStatus;
import gov.notify.receipt.ReceiptOutcome;
import gov.notify.receipt.ReceiptSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a batch decides, without a database.
class ReceiptBatchTest {

    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    private static final UUID SERVICE = UUID.randomUUID();
    private static final String DELIVERY = "{\"notificationType\":\"Delivery\",\"delivery\":{}}";
    private static final String COMPLAINT =
            "{\"notificationType\":\"Complaint\",\"complaint\":{\"feedbackId\":\"f1\",\"complaintFeedbackType\":\"abuse\"}}";
    private static final String UNSENT = "{\"notificationType\":\"Complaint\",\"complaint\":{\"feedbackId\":\"f2\","
            + "\"complaintSubType\":\"OnAccountSuppressionList\"}}";
    private static final String OPEN = "{\"eventType\":\"Open\"}";
    private static final String OPTED_OUT =
            "{\"status\":\"FAILURE\",\"delivery\":{\"providerResponse\":\"Phone number is opted out\"}}";

    @Test
    void a_receipt_of_a_message_that_waits_is_applied() {
        var settled = settle(known(NotificationStatus.SENDING), ses(DELIVERY));

        assertThat(outcomes(settled)).containsExactly(ReceiptOutcome.APPLIED);
        assertThat(settled.affected())
                .singleElement()
                .satisfies(change -> assertThat(change.state().status()).isEqualTo(NotificationStatus.DELIVERED));
    }

    @Test
    void several_receipts_of_one_message_are_one_change_in_the_order_they_came() {
        var settled = settle(known(NotificationStatus.SENDING), ses(OPEN), ses(DELIVERY), ses(DELIVERY));

        assertThat(outcomes(settled))
                .containsExactly(ReceiptOutcome.IGNORED, ReceiptOutcome.APPLIED, ReceiptOutcome.DUPLICATE);
        assertThat(settled.affected()).hasSize(1);
    }

    @Test
    void a_complaint_is_recorded_and_changes_no_status() {
        var settled = settle(known(NotificationStatus.DELIVERED), ses(COMPLAINT));

        assertThat(outcomes(settled)).containsExactly(ReceiptOutcome.COMPLAINT);
        assertThat(settled.complaints()).singleElement().satisfies(complaint -> {
            assertThat(complaint.feedbackId()).isEqualTo("f1");
            assertThat(complaint.type()).isEqualTo("abuse");
            assertThat(complaint.serviceId()).isEqualTo(SERVICE);
        });
        assertThat(settled.affected()).noneMatch(StatusChange::hasNews);
    }

    @ParameterizedTest
    @CsvSource({"SENDING, PERMANENT_FAILURE", "SENT, PERMANENT_FAILURE", "DELIVERED, DELIVERED"})
    void one_that_was_never_sent_for_an_earlier_complaint_failed_unless_it_had_ended(
            NotificationStatus from, NotificationStatus to) {
        var settled = settle(known(from), ses(UNSENT));

        assertThat(outcomes(settled)).containsExactly(ReceiptOutcome.COMPLAINT);
        assertThat(settled.affected())
                .singleElement()
                .satisfies(change -> assertThat(change.state().status()).isEqualTo(to));
    }

    @ParameterizedTest
    @CsvSource({"DETAILED, PERMANENT_FAILURE", "REFERENCE, FAILED"})
    void who_opted_out_is_remembered_and_the_text_failed(FailureMapping mapping, NotificationStatus status) {
        var settled = new ReceiptBatch(known(NotificationStatus.SENDING), mapping, NOW)
                .settle(List.of(row(ReceiptSource.SNS, OPTED_OUT, Duration.ZERO)));

        assertThat(settled.affected()).singleElement().satisfies(change -> {
            assertThat(change.optedOut()).isTrue();
            assertThat(change.state().status()).isEqualTo(status);
        });
    }

    @Test
    void pinpoints_word_of_an_opt_out_changes_no_status() {
        var settled = settle(
                known(NotificationStatus.DELIVERED),
                row(ReceiptSource.PINPOINT, "{\"event_type\":\"_SMS.OPTOUT\"}", Duration.ZERO));

        assertThat(outcomes(settled)).containsExactly(ReceiptOutcome.NOTED);
        assertThat(settled.affected()).singleElement().satisfies(change -> {
            assertThat(change.optedOut()).isTrue();
            assertThat(change.changed()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({"0, true", "21600, true", "21601, false"})
    void one_that_no_message_takes_waits_six_hours_for_it(int seconds, boolean waits) {
        var settled = settle(nobody(), row(ReceiptSource.SES, DELIVERY, Duration.ofSeconds(seconds)));

        assertThat(settled.lines()).singleElement().satisfies(line -> {
            assertThat(line.outcome()).isEqualTo(waits ? null : ReceiptOutcome.UNKNOWN_REFERENCE);
            assertThat(line.nextLook() != null).isEqualTo(waits);
        });
        assertThat(settled.affected()).isEmpty();
    }

    @Test
    void one_that_says_nothing_waits_for_no_message() {
        assertThat(outcomes(settle(nobody(), ses(OPEN)))).containsExactly(ReceiptOutcome.IGNORED);
    }

    @Test
    void in_history_a_complaint_counts_and_all_else_is_late() {
        var past = new KnownNotifications(
                Map.of(), Map.of(), List.of(new KnownNotifications.Past(UUID.randomUUID(), SERVICE, "reference")));

        var settled = settle(past, ses(DELIVERY), ses(COMPLAINT), ses(OPEN));

        assertThat(outcomes(settled))
                .containsExactly(ReceiptOutcome.LATE, ReceiptOutcome.COMPLAINT, ReceiptOutcome.IGNORED);
        assertThat(settled.complaints()).hasSize(1);
        assertThat(settled.affected()).isEmpty();
    }

    @Test
    void a_text_on_its_way_that_names_a_message_without_reference_settles_the_call() {
        var id = UUID.randomUUID();
        var target = new LockedNotification(
                id, SERVICE, Channel.SMS, DeliveryState.of(NotificationStatus.CREATED), null, 2, null, "");
        var known = new KnownNotifications(Map.of(), Map.of(id, target), List.of());
        var queued = "{\"eventType\":\"TEXT_QUEUED\",\"context\":{\"notification_id\":\"" + id + "\"}}";

        var settled = settle(known, row(ReceiptSource.EUM, queued, Duration.ZERO));

        assertThat(outcomes(settled)).containsExactly(ReceiptOutcome.APPLIED);
        assertThat(settled.affected()).singleElement().satisfies(change -> {
            assertThat(change.state().status()).isEqualTo(NotificationStatus.SENDING);
            assertThat(change.handOver()).isNotNull();
        });
    }

    private static KnownNotifications known(NotificationStatus status) {
        var target = new LockedNotification(
                UUID.randomUUID(), SERVICE, Channel.EMAIL, DeliveryState.of(status), "reference", 0, null, "");
        return new KnownNotifications(Map.of("reference", target), Map.of(target.id(), target), List.of());
    }

    private static KnownNotifications nobody() {
        return new KnownNotifications(Map.of(), Map.of(), List.of());
    }

    private static SettledBatch settle(KnownNotifications known, InboxRow... rows) {
        return new ReceiptBatch(known, FailureMapping.DETAILED, NOW).settle(List.of(rows));
    }

    private static List<ReceiptOutcome> outcomes(SettledBatch settled) {
        return settled.lines().stream().map(SettledBatch.Line::outcome).toList();
    }

    private static InboxRow ses(String body) {
        return row(ReceiptSource.SES, body, Duration.ZERO);
    }

    private static InboxRow row(ReceiptSource source, String body, Duration since) {
        try {
            return new InboxRow(
                    UUID.randomUUID(),
                    source,
                    "reference",
                    NOW,
                    NOW.minus(since),
                    0,
                    new ObjectMapper().readTree(body));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
