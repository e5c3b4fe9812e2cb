package gov.notify.worker.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.notification.StatusEvent;
import gov.notify.worker.receipt.Receipt.Ended;
import gov.notify.worker.receipt.Receipt.Nothing;
import gov.notify.worker.receipt.Receipt.OptedOut;
import gov.notify.worker.receipt.Receipt.TextFailed;
import gov.notify.worker.receipt.Receipt.UnderWay;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Reads an SMS event of Amazon Pinpoint.
///
/// <https://docs.aws.amazon.com/pinpoint/latest/developerguide/event-streams-data-sms.html>
final class PinpointReceipt {

    private static final double MILLICENTS_PER_DOLLAR = 100_000;

    private PinpointReceipt() {}

    /// @param at when it happened, as the inbox noted it
    static Receipt read(JsonNode event, @Nullable Instant at) {
        var status = event.path("attributes").path("record_status").asText();
        return switch (event.path("event_type").asText()) {
            case "_SMS.BUFFERED" -> new UnderWay(details(event, null, at));
            case "_SMS.SUCCESS" -> new Ended(StatusEvent.DELIVERED, details(event, null, at));
            case "_SMS.FAILURE" -> {
                var failure = EumReceipt.failure(status, "");
                yield new TextFailed(failure, details(event, failure, at));
            }
            case "_SMS.OPTOUT" -> new OptedOut();
            default -> new Nothing();
        };
    }

    private static ReceiptDetails details(JsonNode event, @Nullable FailureClass failure, @Nullable Instant at) {
        var millicents = EventJson.number(event.path("metrics"), "price_in_millicents_usd");
        return new ReceiptDetails(
                EventJson.text(event.path("attributes"), "record_status"),
                EventJson.text(event.path("attributes"), "carrier_name"),
                millicents == null ? null : Double.valueOf(millicents / MILLICENTS_PER_DOLLAR),
                failure,
                at,
                null);
    }
}
