package gov.notify.sandbox.receipt;

import com.fasterxml.jackson.databind.json.JsonMapper;
import gov.notify.sandbox.sent.Sent;
import gov.notify.sandbox.sent.TextFate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Supplier;

/// What AWS tells of a text, by the service it went through: SNS writes a delivery log (which a log subscription
/// forwards to the topic), End User Messaging and Pinpoint publish events.
final class SmsEvents {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter LOG_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final double PRICE = 0.00581;
    private static final double CARRIER_FEE = 0.00302;
    private static final String CARRIER = "Sandbox Wireless";

    private final Sent.Text text;

    private SmsEvents(Sent.Text text) {
        this.text = text;
    }

    /// In the order in which they happen.
    static List<Supplier<Event>> of(Sent.Text text) {
        var events = new SmsEvents(text);
        return switch (text.service()) {
            case SNS -> List.of(events::deliveryLog);
            case PINPOINT -> List.of(events::pinpointEvent);
            // Without a configuration set no events come back.
            case END_USER_MESSAGING ->
                text.configurationSet().isEmpty()
                        ? List.of()
                        : text.fate().isDelivered()
                                ? List.of(events::acceptedByCarrier, events::last)
                                : List.of(events::last);
        };
    }

    private Event deliveryLog() {
        var log = JSON.createObjectNode();
        log.putObject("notification").put("messageId", text.id()).put("timestamp", LOG_TIME.format(text.at()));
        var dwelt = Duration.between(text.at(), Instant.now()).toMillis();
        var delivery = log.putObject("delivery")
                .put("phoneCarrier", CARRIER)
                .put("mnc", 270)
                .put("mcc", 310)
                .put("numberOfMessageParts", text.fragments().count())
                .put("destination", text.to())
                .put("priceInUSD", price())
                .put("smsType", "Transactional")
                .put(
                        "providerResponse",
                        text.fate().isDelivered()
                                ? "Message has been accepted by phone carrier"
                                : text.fate().response())
                .put("dwellTimeMs", dwelt);
        if (text.fate().isDelivered()) {
            delivery.put("dwellTimeMsUntilDeviceAck", dwelt);
        }
        log.put("status", text.fate().isDelivered() ? "SUCCESS" : "FAILURE");
        return new Event(Topic.SMS_EVENTS, "", log.toString());
    }

    private Event acceptedByCarrier() {
        return endUserMessaging("SUCCESSFUL", "Message has been accepted by phone carrier", false);
    }

    private Event last() {
        // Opted out and too dear are no event types of End User Messaging: the first is BLOCKED with a text,
        // the second unknown.
        var status = switch (text.fate()) {
            case OPTED_OUT -> TextFate.BLOCKED.status();
            case MAX_PRICE -> TextFate.UNKNOWN.status();
            case DELIVERED,
                    INVALID_NUMBER,
                    INVALID_MESSAGE,
                    PHONE_UNREACHABLE,
                    CARRIER_UNREACHABLE,
                    BLOCKED,
                    CARRIER_BLOCKED,
                    SPAM,
                    UNKNOWN -> text.fate().status();
        };
        return endUserMessaging(status, text.fate().response(), true);
    }

    private Event endUserMessaging(String status, String description, boolean isFinal) {
        var event = JSON.createObjectNode()
                .put("eventType", "TEXT_" + status)
                .put("eventVersion", "1.0")
                .put("eventTimestamp", System.currentTimeMillis())
                .put("isFinal", isFinal)
                .put("originationPhoneNumber", text.from())
                .put("destinationPhoneNumber", text.to())
                .put("isoCountryCode", text.to().startsWith("+44") ? "GB" : "US")
                .put("mcc", "310")
                .put("mnc", "800")
                .put("carrierName", CARRIER)
                .put("messageId", text.id())
                .put("messageRequestTimestamp", text.at().toEpochMilli())
                .put("messageEncoding", text.fragments().encoding().equals("GSM") ? "GSM" : "Unicode")
                .put("messageType", "TRANSACTIONAL")
                .put("messageStatus", status)
                .put("messageStatusDescription", description);
        var context = event.putObject("context");
        text.tags().forEach(context::put);
        var parts = text.fragments().count();
        event.put("totalMessageParts", parts)
                .put("totalMessagePrice", PRICE * parts)
                .put("totalCarrierFee", CARRIER_FEE * parts);
        return new Event(Topic.SMS_EVENTS, "", event.toString());
    }

    private Event pinpointEvent() {
        var event = JSON.createObjectNode()
                .put("event_type", text.fate().isDelivered() ? "_SMS.SUCCESS" : "_SMS.FAILURE")
                .put("event_timestamp", System.currentTimeMillis())
                .put("arrival_timestamp", text.at().toEpochMilli())
                .put("event_version", "3.1");
        event.putObject("attributes")
                .put("origination_phone_number", text.from())
                .put("destination_phone_number", text.to())
                .put("record_status", text.fate().status())
                .put("iso_country_code", "US")
                .put(
                        "number_of_message_parts",
                        Integer.toString(text.fragments().count()))
                .put("message_id", text.id())
                .put("message_type", "Transactional")
                .put("carrier_name", CARRIER);
        event.putObject("metrics").put("price_in_millicents_usd", price() * 100_000);
        event.put("awsAccountId", Topic.ACCOUNT);
        return new Event(Topic.SMS_EVENTS, "", event.toString());
    }

    private double price() {
        return PRICE * text.fragments().count();
    }
}
