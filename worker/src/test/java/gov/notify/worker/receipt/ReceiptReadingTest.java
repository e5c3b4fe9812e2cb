package gov.notify.worker.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import gov.notify.notification.StatusEvent;
import gov.notify.receipt.ReceiptSource;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What events say that no fixture shows, malformed ones included.
class ReceiptReadingTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant AT = Instant.parse("2026-03-02T15:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "TEXT_QUEUED, true",
        "TEXT_PENDING, true",
        "TEXT_SENT, true",
        "TEXT_QUEUED, false",
        "TEXT_SUCCESSFUL, false",
        "TEXT_DELIVERED, false",
        "TEXT_INVALID, false",
        "TEXT_OF_THE_FUTURE, false",
    })
    void a_text_is_under_way_until_an_event_that_ends_it(String type, boolean isFinal) {
        assertThat(eum(type, isFinal, "")).isInstanceOf(Receipt.UnderWay.class);
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT_INVALID, INVALID_NUMBER",
        "TEXT_INVALID_MESSAGE, INVALID_MESSAGE",
        "TEXT_UNREACHABLE, PHONE_UNREACHABLE",
        "TEXT_CARRIER_UNREACHABLE, CARRIER_UNREACHABLE",
        "TEXT_BLOCKED, RECIPIENT_BLOCKED",
        "TEXT_CARRIER_BLOCKED, CARRIER_BLOCKED",
        "TEXT_SPAM, BLOCKED",
        "TEXT_TTL_EXPIRED, TTL",
        "TEXT_UNKNOWN, UNKNOWN",
        "TEXT_PROTECT_BLOCKED, PROTECT",
        "TEXT_OF_THE_FUTURE, UNKNOWN",
        "TEXT_, UNKNOWN",
    })
    void a_text_that_failed_has_a_class(String type, FailureClass failure) {
        assertThat(eum(type, true, "")).isInstanceOfSatisfying(Receipt.TextFailed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(failure);
            assertThat(failed.details().failure()).isEqualTo(failure);
            assertThat(failed.details().at()).isEqualTo(AT);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "VOICE_COMPLETED", "MEDIA_DELIVERED", "RCS_DELIVERED", "TEXT", "text_delivered"})
    void an_event_of_something_else_is_nothing(String type) {
        assertThat(eum(type, true, "")).isInstanceOf(Receipt.Nothing.class);
        assertThat(eum(type, false, "")).isInstanceOf(Receipt.Nothing.class);
    }

    @Test
    void who_opted_out_is_told_from_who_blocks_by_the_sentence() {
        assertThat(eum("TEXT_BLOCKED", true, "Phone number is opted out"))
                .isInstanceOfSatisfying(
                        Receipt.TextFailed.class,
                        failed -> assertThat(failed.failure()).isEqualTo(FailureClass.OPTED_OUT));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"0.00581, 0.00302, 0.00883", "0.00581, -, 0.00581", "-, 0.00302, 0.00302", "-, -, -"})
    void a_text_costs_its_price_and_its_carriers_fee_where_they_are_told(String price, String fee, Double cost) {
        var event = read("{\"eventType\":\"TEXT_DELIVERED\",\"isFinal\":true"
                + (price == null ? "" : ",\"totalMessagePrice\":" + price)
                + (fee == null ? "" : ",\"totalCarrierFee\":" + fee) + "}");

        assertThat(((Receipt.Ended) EumReceipt.read(event, AT)).details().cost())
                .isEqualTo(cost);
    }

    @ParameterizedTest
    @CsvSource({
        "Blocked as spam by phone carrier, BLOCKED",
        "Destination is on a blocked list, BLOCKED",
        "Phone carrier has blocked this message, CARRIER_BLOCKED",
        "Phone has blocked SMS, RECIPIENT_BLOCKED",
        "Phone is on a blocked list, RECIPIENT_BLOCKED",
        "Phone number is opted out, OPTED_OUT",
        "+12025550143 is opted out of texts, OPTED_OUT",
        "Invalid phone number, INVALID_NUMBER",
        "Message body is invalid, INVALID_MESSAGE",
        "Phone carrier is currently unreachable/unavailable, CARRIER_UNREACHABLE",
        "Phone is currently unreachable/unavailable, PHONE_UNREACHABLE",
        "This delivery would exceed max price, MAX_PRICE",
        "No quota left for account, QUOTA",
        "Unknown error attempting to reach phone, UNKNOWN",
        "'  INVALID PHONE NUMBER  ', INVALID_NUMBER",
        "A sentence of the future, UNKNOWN",
    })
    void a_delivery_log_says_why_in_a_sentence(String says, FailureClass failure) {
        var event = read("{\"status\":\"FAILURE\",\"delivery\":{\"providerResponse\":\"" + says + "\"}}");

        assertThat(SmsLogReceipt.read(event, AT))
                .isInstanceOfSatisfying(
                        Receipt.TextFailed.class,
                        failed -> assertThat(failed.failure()).isEqualTo(failure));
    }

    @Test
    void a_delivery_log_without_a_sentence_or_of_another_shape_failed_for_a_cause_unknown() {
        for (var event :
                new String[] {"{}", "{\"delivery\":7}", "{\"status\":5}", "{\"delivery\":{\"priceInUSD\":\"free\"}}"}) {
            assertThat(SmsLogReceipt.read(read(event), null))
                    .isInstanceOfSatisfying(Receipt.TextFailed.class, failed -> {
                        assertThat(failed.failure()).isEqualTo(FailureClass.UNKNOWN);
                        assertThat(failed.details().cost()).isNull();
                    });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Permanent, General, PERMANENT_FAILURE, ''",
        "Permanent, NoEmail, PERMANENT_FAILURE, ''",
        "Permanent, Suppressed, PERMANENT_FAILURE, The email address is on our email provider suppression list",
        "Permanent, OnAccountSuppressionList, PERMANENT_FAILURE, The email address is on the account suppression list",
        "Permanent, OfTheFuture, PERMANENT_FAILURE, ''",
        "Transient, AttachmentRejected, TEMPORARY_FAILURE, The email was rejected because of its attachments",
        "Transient, CustomTimeoutExceeded, TEMPORARY_FAILURE, ''",
        "Transient, Suppressed, TEMPORARY_FAILURE, ''",
        "Permanent, AttachmentRejected, PERMANENT_FAILURE, ''",
        "Undetermined, Undetermined, TEMPORARY_FAILURE, ''",
        "OfTheFuture, General, TEMPORARY_FAILURE, ''",
    })
    void a_bounce_is_permanent_or_passes_and_some_say_why(String type, String subType, StatusEvent event, String says) {
        var bounce = read("{\"notificationType\":\"Bounce\",\"bounce\":{\"bounceType\":\"" + type
                + "\",\"bounceSubType\":\"" + subType + "\"}}");

        assertThat(SesReceipt.read(bounce)).isInstanceOfSatisfying(Receipt.Ended.class, ended -> {
            assertThat(ended.event()).isEqualTo(event);
            assertThat(ended.details().response()).isEqualTo(says.isEmpty() ? null : says);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Open", "Click", "Subscription", "AmazonSnsSubscriptionSucceeded", "", "delivery", "OfTheFuture"
            })
    void what_says_nothing_of_delivery_is_nothing(String type) {
        assertThat(SesReceipt.read(read("{\"eventType\":\"" + type + "\"}"))).isInstanceOf(Receipt.Nothing.class);
    }

    @Test
    void what_is_no_event_at_all_is_nothing_or_unknown_and_never_an_error() {
        var missing = MissingNode.getInstance();

        assertThat(SesReceipt.read(missing)).isInstanceOf(Receipt.Nothing.class);
        assertThat(PinpointReceipt.read(missing, null)).isInstanceOf(Receipt.Nothing.class);
        assertThat(EumReceipt.read(missing, null)).isInstanceOf(Receipt.Nothing.class);
        assertThat(SmsLogReceipt.read(missing, null)).isInstanceOf(Receipt.TextFailed.class);
    }

    @ParameterizedTest
    @EnumSource(ReceiptSource.class)
    void only_who_was_told_our_id_can_name_it(ReceiptSource source) {
        var id = UUID.randomUUID();
        var body = read("{\"mail\":{\"tags\":{\"notification_id\":\"" + id + "\"}},\"context\":{\"notification_id\":\""
                + id + "\"}}");
        var row = new InboxRow(UUID.randomUUID(), source, "reference", null, AT, 0, body);

        switch (source) {
            case SES, EUM -> assertThat(row.namedNotification()).isEqualTo(id);
            case SNS, PINPOINT, SIMULATE -> assertThat(row.namedNotification()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"1-1-1\"", "\"not an id\"", "\"\"", "null", "{\"id\":1}"})
    void an_id_that_is_none_names_nobody(String value) {
        var row = new InboxRow(
                UUID.randomUUID(),
                ReceiptSource.EUM,
                "reference",
                null,
                AT,
                0,
                read("{\"context\":{\"notification_id\":" + value + "}}"));

        assertThat(row.namedNotification()).isNull();
    }

    @ParameterizedTest
    @EnumSource(FailureClass.class)
    void a_class_alone_decides_the_status_and_in_the_references_words_all_are_failed(FailureClass failure) {
        var permanent = switch (failure) {
            case BLOCKED, CARRIER_BLOCKED, RECIPIENT_BLOCKED, OPTED_OUT, INVALID_NUMBER, INVALID_MESSAGE, PROTECT ->
                true;
            case CARRIER_UNREACHABLE, PHONE_UNREACHABLE, MAX_PRICE, QUOTA, TTL, UNKNOWN -> false;
        };

        assertThat(failure.event(FailureMapping.DETAILED))
                .isEqualTo(permanent ? StatusEvent.PERMANENT_FAILURE : StatusEvent.TEMPORARY_FAILURE);
        assertThat(failure.event(FailureMapping.REFERENCE)).isEqualTo(StatusEvent.FAILED);
    }

    private static Receipt eum(String type, boolean isFinal, String says) {
        return EumReceipt.read(
                read("{\"eventType\":\"" + type + "\",\"isFinal\":" + isFinal + ",\"messageStatusDescription\":\""
                        + says + "\"}"),
                AT);
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
