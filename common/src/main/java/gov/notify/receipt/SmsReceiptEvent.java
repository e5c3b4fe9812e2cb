package gov.notify.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what AWS tells of texts, whichever of its services does: the SNS delivery log, End User Messaging,
/// Pinpoint.
public final class SmsReceiptEvent {

    /// <https://docs.aws.amazon.com/sns/latest/dg/sms_stats_cloudwatch.html>
    private static final FieldAllowList LOG = new FieldAllowList(
            Set.of(
                    "notification.messageId",
                    "notification.timestamp",
                    "delivery.phoneCarrier",
                    "delivery.mnc",
                    "delivery.mcc",
                    "delivery.numberOfMessageParts",
                    "delivery.priceInUSD",
                    "delivery.smsType",
                    "delivery.dwellTimeMs",
                    "delivery.dwellTimeMsUntilDeviceAck",
                    "status"),
            Set.of("delivery.providerResponse"));

    /// <https://docs.aws.amazon.com/sms-voice/latest/userguide/configuration-sets-event-format.html>
    private static final FieldAllowList EUM = new FieldAllowList(
            Set.of(
                    "eventType",
                    "eventVersion",
                    "eventTimestamp",
                    "isFinal",
                    "isoCountryCode",
                    "mcc",
                    "mnc",
                    "carrierName",
                    "messageId",
                    "messageRequestTimestamp",
                    "messageEncoding",
                    "messageType",
                    "messageStatus",
                    "context.notification_id",
                    "context.attempt",
                    "totalMessageParts",
                    "totalMessagePrice",
                    "totalCarrierFee"),
            Set.of("messageStatusDescription"));

    /// <https://docs.aws.amazon.com/pinpoint/latest/developerguide/event-streams-data-sms.html>
    private static final FieldAllowList PINPOINT = new FieldAllowList(
            Set.of(
                    "event_type",
                    "event_timestamp",
                    "attributes.record_status",
                    "attributes.message_id",
                    "attributes.iso_country_code",
                    "attributes.mcc",
                    "attributes.mnc",
                    "attributes.number_of_message_parts",
                    "attributes.message_type",
                    "attributes.carrier_name",
                    "metrics.price_in_millicents_usd"),
            Set.of());

    private SmsReceiptEvent() {}

    /// An event of any of them, as it comes through the webhook.
    ///
    /// @param envelopeId tells events without an identity of their own apart
    public static ReceiptEvent of(JsonNode received, String envelopeId) {
        var event = EventText.withoutNul(received);
        if (event.path("detail").has("eventType")) {
            return of(event.path("detail"), envelopeId);
        }
        if (event.has("eventType")) {
            return eum(event, envelopeId);
        }
        if (event.has("event_type")) {
            return pinpoint(event, envelopeId);
        }
        return log(event)
                .orElseGet(() ->
                        ReceiptEvent.nothingToApply(ReceiptSource.SNS, envelopeId, "unknown", ReceiptOutcome.IGNORED));
    }

    /// A line of the SNS delivery log; empty when it names no message.
    public static Optional<ReceiptEvent> log(JsonNode received) {
        var event = EventText.withoutNul(received);
        var messageId = event.path("notification").path("messageId").asText("");
        if (messageId.isEmpty()) {
            return Optional.empty();
        }
        var at = event.path("notification").path("timestamp").asText("");
        var status = event.path("status").asText("");
        var key = messageId + "|" + status + "|" + at;
        return Optional.of(receipt(
                ReceiptSource.SNS,
                key,
                EventText.word(status),
                messageId,
                EventText.logTime(at),
                LOG.of(event).toString()));
    }

    private static ReceiptEvent eum(JsonNode event, String envelopeId) {
        var type = event.path("eventType").asText("");
        var messageId = event.path("messageId").asText("");
        if (!type.startsWith("TEXT_")) {
            return ReceiptEvent.nothingToApply(
                    ReceiptSource.EUM, envelopeId, EventText.word(type), ReceiptOutcome.IGNORED);
        }
        if (messageId.isEmpty()) {
            return ReceiptEvent.nothingToApply(
                    ReceiptSource.EUM, envelopeId, EventText.word(type), ReceiptOutcome.UNUSABLE);
        }
        var at = event.path("eventTimestamp").asLong();
        var key = messageId + "|" + type + "|" + at;
        return receipt(
                ReceiptSource.EUM,
                key,
                EventText.word(type),
                messageId,
                millis(at),
                EUM.of(event).toString());
    }

    private static ReceiptEvent pinpoint(JsonNode event, String envelopeId) {
        var type = event.path("event_type").asText("");
        var attributes = event.path("attributes");
        var messageId = attributes.path("message_id").asText("");
        if (!type.startsWith("_SMS.")) {
            return ReceiptEvent.nothingToApply(
                    ReceiptSource.PINPOINT, envelopeId, EventText.word(type), ReceiptOutcome.IGNORED);
        }
        if (messageId.isEmpty()) {
            return ReceiptEvent.nothingToApply(
                    ReceiptSource.PINPOINT, envelopeId, EventText.word(type), ReceiptOutcome.UNUSABLE);
        }
        var at = event.path("event_timestamp").asLong();
        var key =
                messageId + "|" + type + "|" + attributes.path("record_status").asText("") + "|" + at;
        return receipt(
                ReceiptSource.PINPOINT,
                key,
                EventText.word(type),
                messageId,
                millis(at),
                PINPOINT.of(event).toString());
    }

    private static ReceiptEvent receipt(
            ReceiptSource source, String key, String kind, String messageId, @Nullable Instant at, String body) {
        return new ReceiptEvent(source, key, kind, messageId, at, body, null, null);
    }

    private static @Nullable Instant millis(long at) {
        return at == 0 ? null : Instant.ofEpochMilli(at);
    }
}
