package gov.notify.worker.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.notification.StatusEvent;
import gov.notify.worker.receipt.Receipt.Complained;
import gov.notify.worker.receipt.Receipt.Ended;
import gov.notify.worker.receipt.Receipt.Nothing;
import gov.notify.worker.receipt.Receipt.UnderWay;
import org.jspecify.annotations.Nullable;

/// Reads what SES tells of an email.
///
/// Bounce types: <https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html#bounce-types>
final class SesReceipt {

    private static final String ON_ACCOUNT_LIST = "OnAccountSuppressionList";
    static final String ON_ACCOUNT_LIST_SAYS = "The email address is on the account suppression list";

    private SesReceipt() {}

    static Receipt read(JsonNode event) {
        var at = event.path("mail");
        return switch (event.path("eventType")
                .asText(event.path("notificationType").asText())) {
            case "Delivery" ->
                new Ended(
                        StatusEvent.DELIVERED,
                        ReceiptDetails.of(null, EventJson.instant(event.path("delivery"), "timestamp")));
            case "Bounce" -> bounce(event.path("bounce"));
            case "Complaint" -> complaint(event.path("complaint"));
            case "Reject" ->
                new Ended(
                        StatusEvent.REJECTED,
                        ReceiptDetails.of(
                                "Rejected by provider: "
                                        + event.path("reject").path("reason").asText("no reason given"),
                                EventJson.instant(at, "timestamp")));
            case "Rendering Failure" ->
                new Ended(
                        StatusEvent.REJECTED,
                        ReceiptDetails.of(
                                "Rejected by provider: rendering failed", EventJson.instant(at, "timestamp")));
            case "Send" -> new UnderWay(ReceiptDetails.of(null, EventJson.instant(at, "timestamp")));
            case "DeliveryDelay" -> new UnderWay(ReceiptDetails.of(null, null));
            default -> new Nothing();
        };
    }

    private static Receipt bounce(JsonNode bounce) {
        var subType = bounce.path("bounceSubType").asText();
        var event = bounce.path("bounceType").asText().equals("Permanent")
                ? StatusEvent.PERMANENT_FAILURE
                : StatusEvent.TEMPORARY_FAILURE;
        return new Ended(event, ReceiptDetails.of(says(event, subType), EventJson.instant(bounce, "timestamp")));
    }

    private static @Nullable String says(StatusEvent event, String subType) {
        boolean permanent = event == StatusEvent.PERMANENT_FAILURE;
        return switch (subType) {
            case "Suppressed" -> permanent ? "The email address is on our email provider suppression list" : null;
            case ON_ACCOUNT_LIST -> permanent ? ON_ACCOUNT_LIST_SAYS : null;
            case "AttachmentRejected" -> permanent ? null : "The email was rejected because of its attachments";
            default -> null;
        };
    }

    private static Receipt complaint(JsonNode complaint) {
        return new Complained(
                complaint.path("feedbackId").asText(),
                EventJson.text(complaint, "complaintFeedbackType"),
                EventJson.instant(complaint, "timestamp"),
                complaint.path("complaintSubType").asText().equals(ON_ACCOUNT_LIST));
    }
}
