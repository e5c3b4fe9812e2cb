package gov.notify.sandbox.aws;

import static gov.notify.sandbox.aws.JsonDialect.END_USER_MESSAGING;
import static gov.notify.sandbox.aws.JsonDialect.JSON;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.sandbox.http.Reply;
import gov.notify.sandbox.sent.Sent;
import gov.notify.sandbox.sent.SentContent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// End User Messaging SMS v2 (`pinpoint-sms-voice-v2`): SendTextMessage, as its API reference describes it.
final class EndUserMessaging {
    private static final int LONGEST = 1600;
    private static final String MISSING_SET = "missing";

    private final Post post;
    private final Fates fates;

    EndUserMessaging(Post post, Fates fates) {
        this.post = post;
        this.fates = fates;
    }

    Reply answer(String operation, byte[] body) throws InterruptedException {
        if (!"SendTextMessage".equals(operation)) {
            return END_USER_MESSAGING.refuse(
                    AwsRefusal.of(400, "UnknownOperationException", "The sandbox does not know " + operation));
        }
        JsonNode request;
        try {
            request = JSON.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            return END_USER_MESSAGING.refuse(AwsRefusal.of(400, "SerializationException", "Not JSON"));
        }
        var refusal = refusal(request);
        if (refusal.isPresent()) {
            return post.refuse(END_USER_MESSAGING, refusal.get());
        }
        return send(request);
    }

    private Reply send(JsonNode request) throws InterruptedException {
        var number = request.path("DestinationPhoneNumber").asText();
        var text = new Sent.Text(
                Ids.uuid(),
                Instant.now(),
                Sent.Service.END_USER_MESSAGING,
                request.path("OriginationIdentity").asText(),
                number,
                request.path("MessageBody").asText(),
                context(request),
                request.path("ConfigurationSetName").asText(),
                fates.ofText(number));
        var answer = END_USER_MESSAGING.answer(JSON.createObjectNode().put("MessageId", text.id()));
        return request.path("DryRun").asBoolean()
                ? answer
                : post.take(text, new SentContent.None(), END_USER_MESSAGING, answer);
    }

    private Optional<AwsRefusal> refusal(JsonNode request) {
        var number = request.path("DestinationPhoneNumber").asText();
        var body = request.path("MessageBody").asText();
        if (!PhoneNumbers.isE164(number) || body.isBlank() || body.length() > LONGEST) {
            return Optional.of(new AwsRefusal(
                    400, "ValidationException", "Invalid destination or message", "FIELD_VALIDATION_FAILED"));
        }
        if (request.path("ConfigurationSetName").asText().startsWith(MISSING_SET)) {
            return Optional.of(AwsRefusal.of(404, "ResourceNotFoundException", "Configuration set not found"));
        }
        if (fates.isOptedOut(number)) {
            return Optional.of(new AwsRefusal(
                    400,
                    "ConflictException",
                    "Destination phone number is opted out",
                    "DESTINATION_PHONE_NUMBER_OPTED_OUT"));
        }
        return Optional.empty();
    }

    private static Map<String, String> context(JsonNode request) {
        var context = new LinkedHashMap<String, String>();
        request.path("Context")
                .properties()
                .forEach(pair -> context.put(pair.getKey(), pair.getValue().asText()));
        return context;
    }
}
