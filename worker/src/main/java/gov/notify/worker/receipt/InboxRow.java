package gov.notify.worker.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.receipt.ReceiptSource;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A receipt that waits in the inbox. `toString()` hides what it says.
///
/// @param reference the provider's id of the message
/// @param attempts how often its message was looked for in vain
record InboxRow(
        UUID id,
        ReceiptSource source,
        String reference,
        @Nullable Instant eventAt,
        Instant receivedAt,
        int attempts,
        JsonNode body) {

    Receipt receipt() {
        return switch (source) {
            case SES -> SesReceipt.read(body);
            case SNS -> SmsLogReceipt.read(body, eventAt);
            case EUM -> EumReceipt.read(body, eventAt);
            case PINPOINT -> PinpointReceipt.read(body, eventAt);
            case SIMULATE -> body.has("mail") ? SesReceipt.read(body) : SmsLogReceipt.read(body, eventAt);
        };
    }

    /// Our own id of the message, where the provider gives back what we told it.
    @Nullable
    UUID namedNotification() {
        return switch (source) {
            case SES -> EventJson.uuid(body.path("mail").path("tags"), "notification_id");
            case EUM -> EventJson.uuid(body.path("context"), "notification_id");
            case SNS, PINPOINT, SIMULATE -> null;
        };
    }

    @Override
    public String toString() {
        return "InboxRow[" + id + "]";
    }
}
