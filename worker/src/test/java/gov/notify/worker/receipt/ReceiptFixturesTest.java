package gov.notify.worker.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each recorded provider message, applied to a message that waits for it.
class ReceiptFixturesTest {

    @BeforeEach
    void clear() {
        ReceiptFixture.clear();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            ses/delivery                                  | delivered         | -
            ses/delivery-signature-v2                     | delivered         | -
            ses/delivery-lambda-casing                    | delivered         | -
            ses/delivery-event-config-set                 | delivered         | -
            ses/bounce-permanent-general                  | permanent-failure | -
            ses/bounce-permanent-noemail                  | permanent-failure | -
            ses/bounce-permanent-suppressed               | permanent-failure | The email address is on our email provider suppression list
            ses/bounce-permanent-account-suppression-list | permanent-failure | The email address is on the account suppression list
            ses/bounce-transient-general                  | temporary-failure | -
            ses/bounce-transient-mailbox-full             | temporary-failure | -
            ses/bounce-transient-message-too-large        | temporary-failure | -
            ses/bounce-transient-content-rejected         | temporary-failure | -
            ses/bounce-transient-attachment-rejected      | temporary-failure | The email was rejected because of its attachments
            ses/bounce-undetermined                       | temporary-failure | -
            ses/bounce-unknown-future-type                | temporary-failure | -
            ses/bounce-event-config-set                   | permanent-failure | -
            ses/bounce-out-of-office                      | temporary-failure | -
            ses/event-reject-bad-content                  | technical-failure | Rejected by provider: Bad content
            ses/event-rendering-failure                   | technical-failure | Rejected by provider: rendering failed
            """)
    void an_email_ends(String fixture, String status, String says) {
        settle(fixture, FailureMapping.DETAILED);

        assertThat(ReceiptFixture.notification())
                .containsEntry("notification_status", status)
                .containsEntry("provider_response", says);
        assertThat(ReceiptFixture.count("callback_deliveries")).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            sns-sms-logs/success                         | delivered         | delivered | -
            sns-sms-logs/success-delivered-to-handset    | delivered         | delivered | -
            sns-sms-logs/success-price-absent            | delivered         | delivered | -
            sns-sms-logs/failure-blocked-as-spam         | permanent-failure | failed    | blocked
            sns-sms-logs/failure-destination-blocked-list| permanent-failure | failed    | blocked
            sns-sms-logs/failure-carrier-blocked         | permanent-failure | failed    | carrier_blocked
            sns-sms-logs/failure-phone-has-blocked-sms   | permanent-failure | failed    | recipient_blocked
            sns-sms-logs/failure-phone-on-blocked-list   | permanent-failure | failed    | recipient_blocked
            sns-sms-logs/failure-opted-out               | permanent-failure | failed    | opted_out
            sns-sms-logs/failure-invalid-phone-number    | permanent-failure | failed    | invalid_number
            sns-sms-logs/failure-invalid-message-body    | permanent-failure | failed    | invalid_message
            sns-sms-logs/failure-carrier-unreachable     | temporary-failure | failed    | carrier_unreachable
            sns-sms-logs/failure-phone-unreachable       | temporary-failure | failed    | phone_unreachable
            sns-sms-logs/failure-max-price               | temporary-failure | failed    | max_price
            sns-sms-logs/failure-no-quota                | temporary-failure | failed    | quota
            sns-sms-logs/failure-unknown-error           | temporary-failure | failed    | unknown
            sns-sms-logs/failure-unlisted-reason         | temporary-failure | failed    | unknown
            eum-v2/text-delivered                        | delivered         | delivered | -
            eum-v2/text-successful-final                 | delivered         | delivered | -
            eum-v2/text-delivered-minimal-fields         | delivered         | delivered | -
            eum-v2/raw-event-from-log-group              | delivered         | delivered | -
            eum-v2/eventbridge-delivered                 | delivered         | delivered | -
            eum-v2/text-invalid                          | permanent-failure | failed    | invalid_number
            eum-v2/text-invalid-message                  | permanent-failure | failed    | invalid_message
            eum-v2/text-unreachable                      | temporary-failure | failed    | phone_unreachable
            eum-v2/text-carrier-unreachable              | temporary-failure | failed    | carrier_unreachable
            eum-v2/text-blocked                          | permanent-failure | failed    | recipient_blocked
            eum-v2/text-blocked-opted-out                | permanent-failure | failed    | opted_out
            eum-v2/text-carrier-blocked                  | permanent-failure | failed    | carrier_blocked
            eum-v2/text-spam                             | permanent-failure | failed    | blocked
            eum-v2/text-unknown                          | temporary-failure | failed    | unknown
            eum-v2/text-ttl-expired                      | temporary-failure | failed    | ttl
            eum-v2/text-protect-blocked                  | permanent-failure | failed    | protect
            eum-v2/text-future-type                      | temporary-failure | failed    | unknown
            pinpoint/sms-success-delivered               | delivered         | delivered | -
            pinpoint/sms-success-successful              | delivered         | delivered | -
            pinpoint/sms-failure-invalid                 | permanent-failure | failed    | invalid_number
            pinpoint/sms-failure-invalid-message         | permanent-failure | failed    | invalid_message
            pinpoint/sms-failure-blocked                 | permanent-failure | failed    | recipient_blocked
            pinpoint/sms-failure-carrier-blocked         | permanent-failure | failed    | carrier_blocked
            pinpoint/sms-failure-spam                    | permanent-failure | failed    | blocked
            pinpoint/sms-failure-opted-out               | permanent-failure | failed    | opted_out
            pinpoint/sms-failure-unreachable             | temporary-failure | failed    | phone_unreachable
            pinpoint/sms-failure-carrier-unreachable     | temporary-failure | failed    | carrier_unreachable
            pinpoint/sms-failure-unknown                 | temporary-failure | failed    | unknown
            pinpoint/sms-failure-ttl-expired             | temporary-failure | failed    | ttl
            pinpoint/sms-failure-max-price-exceeded      | temporary-failure | failed    | max_price
            """)
    void a_text_ends(String fixture, String detailed, String reference, String failure) {
        settle(fixture, FailureMapping.DETAILED);
        assertThat(ReceiptFixture.notification())
                .containsEntry("notification_status", detailed)
                .containsEntry("failure_class", failure);
        assertThat(ReceiptFixture.count("callback_deliveries")).isEqualTo(1);

        ReceiptFixture.clear();
        settle(fixture, FailureMapping.REFERENCE);
        assertThat(ReceiptFixture.notification())
                .containsEntry("notification_status", reference)
                .containsEntry("failure_class", failure);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "ses/event-send",
        "ses/event-delivery-delay-mailbox-full",
        "ses/event-open",
        "eum-v2/text-queued",
        "eum-v2/text-pending",
        "eum-v2/text-sent",
        "eum-v2/text-successful-not-final",
        "eum-v2/voice-completed-ignored",
        "pinpoint/sms-buffered-pending",
        "pinpoint/sms-buffered-successful",
        "pinpoint/sms-optout"
    })
    void what_is_no_end_changes_no_status(String fixture) {
        settle(fixture, FailureMapping.DETAILED);

        assertThat(ReceiptFixture.notification())
                .containsEntry("notification_status", "sending")
                .containsEntry("updated_at", null);
        assertThat(ReceiptFixture.count("callback_deliveries")).isZero();
        assertThat(ReceiptFixture.count("receipt_inbox where outcome is null")).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"sns-sms-logs/failure-opted-out", "eum-v2/text-blocked-opted-out", "pinpoint/sms-optout"})
    void an_opt_out_is_remembered(String fixture) {
        settle(fixture, FailureMapping.DETAILED);

        assertThat(ReceiptFixture.count("sms_opt_outs")).isEqualTo(1);
    }

    private static void settle(String fixture, FailureMapping mapping) {
        var receipt = ReceiptFixture.receipt(fixture);
        ReceiptFixture.sent(
                fixture.startsWith("ses/") ? "email" : "sms",
                Objects.requireNonNullElse(receipt.reference(), "none"),
                "sending");
        var desk = new ReceiptFixture(mapping);
        desk.arrive(fixture);
        desk.settle();
    }
}
