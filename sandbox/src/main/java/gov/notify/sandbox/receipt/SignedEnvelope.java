package gov.notify.sandbox.receipt;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;

/// An SNS message as it is POSTed to a subscriber, signed.
///
/// @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html">Verifying the
/// signatures</a>
record SignedEnvelope(String type, String id, Topic topic, String json) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final List<String> SIGNED_OF_NOTIFICATION =
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    private static final List<String> SIGNED_OF_CONFIRMATION =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");
    private static final String HOST = "https://sns." + Topic.REGION + ".amazonaws.com";

    static SignedEnvelope notification(Event event, SigningKey key, String version) {
        var id = UUID.randomUUID().toString();
        var fields = JSON.createObjectNode()
                .put("Type", "Notification")
                .put("MessageId", id)
                .put("TopicArn", event.topic().arn());
        if (!event.subject().isEmpty()) {
            fields.put("Subject", event.subject());
        }
        fields.put("Message", event.message()).put("Timestamp", MILLIS.format(Instant.now()));
        sign(fields, SIGNED_OF_NOTIFICATION, key, version);
        fields.put(
                "UnsubscribeURL", HOST + "/?Action=Unsubscribe&SubscriptionArn=" + Subscriptions.arnOf(event.topic()));
        return new SignedEnvelope("Notification", id, event.topic(), fields.toString());
    }

    static SignedEnvelope confirmation(Topic topic, String token, SigningKey key, String version) {
        var id = UUID.randomUUID().toString();
        var fields = JSON.createObjectNode()
                .put("Type", "SubscriptionConfirmation")
                .put("MessageId", id)
                .put("Token", token)
                .put("TopicArn", topic.arn())
                .put(
                        "Message",
                        "You have chosen to subscribe to the topic " + topic.arn()
                                + ".\nTo confirm the subscription, visit the SubscribeURL included in this message.")
                .put("SubscribeURL", HOST + "/?Action=ConfirmSubscription&TopicArn=" + topic.arn() + "&Token=" + token)
                .put("Timestamp", MILLIS.format(Instant.now()));
        sign(fields, SIGNED_OF_CONFIRMATION, key, version);
        return new SignedEnvelope("SubscriptionConfirmation", id, topic, fields.toString());
    }

    private static void sign(ObjectNode fields, List<String> signed, SigningKey key, String version) {
        var canonical = new StringBuilder();
        for (var name : signed) {
            if (fields.has(name)) {
                canonical
                        .append(name)
                        .append('\n')
                        .append(fields.get(name).asText())
                        .append('\n');
            }
        }
        fields.put("SignatureVersion", version)
                .put("Signature", key.sign(canonical.toString(), version))
                .put("SigningCertURL", HOST + key.path());
    }
}
