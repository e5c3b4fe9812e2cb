package gov.notify.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what SES publishes: identity feedback (`notificationType`) and configuration-set events (`eventType`).
///
/// <https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html>,
/// <https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html>
public final class SesReceiptEvent {

    private static final FieldAllowList REDUCTION = new FieldAllowList(
            Set.of(
                    "notificationType",
                    "eventType",
                    "mail.messageId",
                    "mail.timestamp",
                    "mail.tags.notification_id",
                    "mail.tags.attempt",
                    "bounce.bounceType",
                    "bounce.bounceSubType",
                    "bounce.feedbackId",
                    "bounce.timestamp",
                    "bounce.bouncedRecipients.action",
                    "bounce.bouncedRecipients.status",
                    "complaint.feedbackId",
                    "complaint.complaintSubType",
                    "complaint.complaintFeedbackType",
                    "complaint.timestamp",
                    "complaint.arrivalDate",
                    "delivery.timestamp",
                    "delivery.processingTimeMillis",
                    "deliveryDelay.timestamp",
                    "deliveryDelay.delayType",
                    "deliveryDelay.expirationTime"),
            Set.of("bounce.bouncedRecipients.diagnosticCode", "reject.reason", "failure.errorMessage"));

    private static final Set<String> OF_A_MESSAGE =
            Set.of("Delivery", "Bounce", "Complaint", "Reject", "Rendering Failure", "Send", "DeliveryDelay");

    private SesReceiptEvent() {}

    /// @param envelopeId tells events without an identity of their own apart
    public static ReceiptEvent of(JsonNode received, String envelopeId) {
        var event = EventText.withoutNul(received);
        var type = event.path("eventType").asText(event.path("notificationType").asText(""));
        if (!OF_A_MESSAGE.contains(type)) {
            return ReceiptEvent.nothingToApply(
                    ReceiptSource.SES, envelopeId, EventText.word(type), ReceiptOutcome.IGNORED);
        }
        var mail = event.path("mail");
        var messageId = mail.path("messageId").asText("");
        if (messageId.isEmpty()) {
            return ReceiptEvent.nothingToApply(ReceiptSource.SES, envelopeId, type, ReceiptOutcome.UNUSABLE);
        }
        var detail = detail(event, type);
        var at = detail.path("timestamp").asText(mail.path("timestamp").asText(""));
        var key = type + "|" + messageId + "|" + detail.path("feedbackId").asText(at);
        return new ReceiptEvent(
                ReceiptSource.SES,
                key,
                type,
                messageId,
                EventText.instant(at),
                REDUCTION.of(event).toString(),
                type.equals("Complaint") ? complainant(mail) : null,
                null);
    }

    private static JsonNode detail(JsonNode event, String type) {
        return event.path(
                switch (type) {
                    case "Bounce" -> "bounce";
                    case "Complaint" -> "complaint";
                    case "Delivery" -> "delivery";
                    case "DeliveryDelay" -> "deliveryDelay";
                    default -> "";
                });
    }

    private static @Nullable String complainant(JsonNode mail) {
        var first = mail.path("destination").path(0);
        return first.isTextual() ? first.textValue() : null;
    }
}
