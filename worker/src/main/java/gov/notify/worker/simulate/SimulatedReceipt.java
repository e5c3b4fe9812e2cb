package gov.notify.worker.simulate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gov.notify.receipt.ReceiptEvent;
import gov.notify.receipt.ReceiptSource;
import java.time.Instant;

/// Writes what SES, or the SNS delivery log, would have told of a message.
final class SimulatedReceipt {

    private SimulatedReceipt() {}

    static ReceiptEvent of(SimulatedMessage message, Instant now) {
        var body = switch (message.channel()) {
            case EMAIL -> email(message, now);
            case SMS -> text(message, now);
        };
        // Its own id is the event's: however often it is asked for, a message gets one made-up receipt.
        return new ReceiptEvent(
                ReceiptSource.SIMULATE,
                message.id().toString(),
                message.fate().name(),
                message.reference(),
                now,
                body.toString(),
                null,
                null);
    }

    private static ObjectNode email(SimulatedMessage message, Instant now) {
        var event = JsonNodeFactory.instance.objectNode();
        event.putObject("mail").put("messageId", message.reference()).put("timestamp", now.toString());
        switch (message.fate()) {
            case DELIVERED ->
                event.put("notificationType", "Delivery").putObject("delivery").put("timestamp", now.toString());
            case PERMANENT_FAILURE -> bounce(event, "Permanent", now);
            case TEMPORARY_FAILURE -> bounce(event, "Transient", now);
        }
        return event;
    }

    private static void bounce(ObjectNode event, String type, Instant now) {
        event.put("notificationType", "Bounce")
                .putObject("bounce")
                .put("bounceType", type)
                .put("bounceSubType", "General")
                .put("timestamp", now.toString());
    }

    private static ObjectNode text(SimulatedMessage message, Instant now) {
        var event = JsonNodeFactory.instance.objectNode();
        event.putObject("notification").put("messageId", message.reference()).put("timestamp", now.toString());
        event.put("status", message.fate() == SimulatedOutcome.DELIVERED ? "SUCCESS" : "FAILURE");
        event.putObject("delivery")
                .put(
                        "providerResponse",
                        switch (message.fate()) {
                            case DELIVERED -> "Message has been accepted by phone carrier";
                            case PERMANENT_FAILURE -> "Invalid phone number";
                            case TEMPORARY_FAILURE -> "Phone is currently unreachable/unavailable";
                        });
        return event;
    }
}
