package gov.notify.api.webhook;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An SNS message as it is POSTed to a subscriber. Any field may be missing: nothing is proven yet.
///
/// <https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html>
@JsonIgnoreProperties(ignoreUnknown = true)
record SnsEnvelope(
        @JsonProperty("Type") @Nullable String type,
        @JsonProperty("MessageId") @Nullable String messageId,
        @JsonProperty("TopicArn") @Nullable String topicArn,
        @JsonProperty("Subject") @Nullable String subject,
        @JsonProperty("Message") @Nullable String message,
        @JsonProperty("Timestamp") @Nullable String timestamp,
        @JsonProperty("SignatureVersion") @Nullable String signatureVersion,
        @JsonProperty("Signature") @Nullable String signature,

        @JsonProperty("SigningCertURL") @JsonAlias("SigningCertUrl") @Nullable
        String signingCertUrl,

        @JsonProperty("Token") @Nullable String token,

        @JsonProperty("SubscribeURL") @JsonAlias("SubscribeUrl") @Nullable
        String subscribeUrl) {

    private static final ObjectReader READER = new ObjectMapper().readerFor(SnsEnvelope.class);

    /// Empty when the body is not a JSON object with texts where texts belong.
    static Optional<SnsEnvelope> parse(byte[] body) {
        try {
            return Optional.ofNullable(READER.readValue(body));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// What was signed: name and value of each field that is there, a line each, in an order that depends on
    /// the type.
    String signedText() {
        var text = new StringBuilder();
        line(text, "Message", message);
        line(text, "MessageId", messageId);
        if (MessageType.NOTIFICATION.wireName().equals(type)) {
            line(text, "Subject", subject);
        } else {
            line(text, "SubscribeURL", subscribeUrl);
        }
        line(text, "Timestamp", timestamp);
        if (!MessageType.NOTIFICATION.wireName().equals(type)) {
            line(text, "Token", token);
        }
        line(text, "TopicArn", topicArn);
        line(text, "Type", type);
        return text.toString();
    }

    private static void line(StringBuilder text, String name, @Nullable String value) {
        if (value != null) {
            text.append(name).append('\n').append(value).append('\n');
        }
    }

    /// Without its message: that names people.
    @Override
    public String toString() {
        return "Envelope[" + type + " " + messageId + "]";
    }
}
