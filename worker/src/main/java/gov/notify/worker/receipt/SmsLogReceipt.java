package gov.notify.worker.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.notification.StatusEvent;
import gov.notify.worker.receipt.Receipt.Ended;
import gov.notify.worker.receipt.Receipt.TextFailed;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the SNS delivery log of a text.
///
/// Reasons: <https://docs.aws.amazon.com/sns/latest/dg/sms_stats_cloudwatch.html#sms_stats_delivery_fail_reasons>
final class SmsLogReceipt {

    private static final Map<String, FailureClass> REASONS = Map.ofEntries(
            Map.entry("blocked as spam by phone carrier", FailureClass.BLOCKED),
            Map.entry("destination is on a blocked list", FailureClass.BLOCKED),
            Map.entry("phone carrier has blocked this message", FailureClass.CARRIER_BLOCKED),
            Map.entry("phone has blocked sms", FailureClass.RECIPIENT_BLOCKED),
            Map.entry("phone is on a blocked list", FailureClass.RECIPIENT_BLOCKED),
            Map.entry("phone number is opted out", FailureClass.OPTED_OUT),
            Map.entry("invalid phone number", FailureClass.INVALID_NUMBER),
            Map.entry("message body is invalid", FailureClass.INVALID_MESSAGE),
            Map.entry("phone carrier is currently unreachable/unavailable", FailureClass.CARRIER_UNREACHABLE),
            Map.entry("phone is currently unreachable/unavailable", FailureClass.PHONE_UNREACHABLE),
            Map.entry("this delivery would exceed max price", FailureClass.MAX_PRICE),
            Map.entry("no quota left for account", FailureClass.QUOTA),
            Map.entry("unknown error attempting to reach phone", FailureClass.UNKNOWN));

    private SmsLogReceipt() {}

    /// @param at when it happened, as the inbox noted it
    static Receipt read(JsonNode event, @Nullable Instant at) {
        var delivery = event.path("delivery");
        var says = EventJson.text(delivery, "providerResponse");
        if (event.path("status").asText().equals("SUCCESS")) {
            return new Ended(StatusEvent.DELIVERED, details(delivery, says, null, at));
        }
        var failure = failure(says == null ? "" : says);
        return new TextFailed(failure, details(delivery, says, failure, at));
    }

    private static FailureClass failure(String says) {
        var words = says.toLowerCase(Locale.ROOT).strip();
        return words.contains("is opted out")
                ? FailureClass.OPTED_OUT
                : REASONS.getOrDefault(words, FailureClass.UNKNOWN);
    }

    private static ReceiptDetails details(
            JsonNode delivery, @Nullable String says, @Nullable FailureClass failure, @Nullable Instant at) {
        return new ReceiptDetails(
                says,
                EventJson.text(delivery, "phoneCarrier"),
                EventJson.number(delivery, "priceInUSD"),
                failure,
                at,
                null);
    }
}
