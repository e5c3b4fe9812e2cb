package gov.notify.worker.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.notification.StatusEvent;
import gov.notify.worker.receipt.Receipt.Ended;
import gov.notify.worker.receipt.Receipt.Nothing;
import gov.notify.worker.receipt.Receipt.TextFailed;
import gov.notify.worker.receipt.Receipt.UnderWay;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads an event of AWS End User Messaging SMS.
///
/// <https://docs.aws.amazon.com/sms-voice/latest/userguide/configuration-sets-event-types.html>
final class EumReceipt {

    private static final String TEXT = "TEXT_";

    private EumReceipt() {}

    /// @param at when it happened, as the inbox noted it
    static Receipt read(JsonNode event, @Nullable Instant at) {
        var type = event.path("eventType").asText();
        if (!type.startsWith(TEXT)) {
            return new Nothing(); // of a voice call, or a kind of message that we do not send
        }
        if (!event.path("isFinal").asBoolean()) {
            return new UnderWay(details(event, null, at, type.equals("TEXT_SUCCESSFUL") ? at : null));
        }
        return switch (type) {
            case "TEXT_QUEUED", "TEXT_PENDING", "TEXT_SENT" -> new UnderWay(details(event, null, at, null));
            case "TEXT_SUCCESSFUL", "TEXT_DELIVERED" ->
                new Ended(StatusEvent.DELIVERED, details(event, null, at, null));
            default -> {
                var failure = failure(
                        type.substring(TEXT.length()),
                        event.path("messageStatusDescription").asText());
                yield new TextFailed(failure, details(event, failure, at, null));
            }
        };
    }

    /// @param status the word that Pinpoint's events share
    static FailureClass failure(String status, String says) {
        return switch (status) {
            case "INVALID" -> FailureClass.INVALID_NUMBER;
            case "INVALID_MESSAGE" -> FailureClass.INVALID_MESSAGE;
            case "UNREACHABLE" -> FailureClass.PHONE_UNREACHABLE;
            case "CARRIER_UNREACHABLE" -> FailureClass.CARRIER_UNREACHABLE;
            case "BLOCKED" ->
                says.toLowerCase(Locale.ROOT).contains("opted out")
                        ? FailureClass.OPTED_OUT
                        : FailureClass.RECIPIENT_BLOCKED;
            case "CARRIER_BLOCKED" -> FailureClass.CARRIER_BLOCKED;
            case "SPAM" -> FailureClass.BLOCKED;
            case "TTL_EXPIRED" -> FailureClass.TTL;
            case "PROTECT_BLOCKED" -> FailureClass.PROTECT;
            case "MAX_PRICE_EXCEEDED" -> FailureClass.MAX_PRICE;
            case "OPTED_OUT" -> FailureClass.OPTED_OUT;
            default -> FailureClass.UNKNOWN;
        };
    }

    private static ReceiptDetails details(
            JsonNode event, @Nullable FailureClass failure, @Nullable Instant at, @Nullable Instant carrierAcceptedAt) {
        return new ReceiptDetails(
                EventJson.text(event, "messageStatusDescription"),
                EventJson.text(event, "carrierName"),
                cost(event),
                failure,
                at,
                carrierAcceptedAt);
    }

    private static @Nullable Double cost(JsonNode event) {
        var price = EventJson.number(event, "totalMessagePrice");
        var fee = EventJson.number(event, "totalCarrierFee");
        if (price == null) {
            return fee;
        }
        return fee == null
                ? price
                : Double.valueOf(
                        BigDecimal.valueOf(price).add(BigDecimal.valueOf(fee)).doubleValue());
    }
}
