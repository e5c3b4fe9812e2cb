package gov.notify.worker.provider;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/// Texts through Amazon SNS, published straight to a phone number.
///
/// SNS carries nothing of ours and knows no idempotency key, so publishing twice sends twice.
/// <https://docs.aws.amazon.com/sns/latest/dg/sms_sending-overview.html>
final class Sns implements Provider {

    /// The row of `provider_details`.
    static final String IDENTIFIER = "sns";

    private static final Duration SPEND_LIMIT_PAUSE = Duration.ofHours(1);
    private static final AwsCall CALL = new AwsCall(SnsErrors::classOf, SPEND_LIMIT_PAUSE);

    private final SnsClient client;
    private final TextSender sender;
    private final Map<String, MessageAttributeValue> always = new HashMap<>();

    /// @param maxPrice dearest a text may be, in USD
    Sns(SnsClient client, TextSender sender, Optional<String> maxPrice) {
        this.client = client;
        this.sender = sender;
        always.put("AWS.SNS.SMS.SMSType", attribute("String", "Transactional"));
        maxPrice.ifPresent(price -> always.put("AWS.SNS.SMS.MaxPrice", attribute("Number", price)));
    }

    @Override
    public String identifier() {
        return IDENTIFIER;
    }

    @Override
    public String identity(OutgoingMessage message) {
        return sender.number(TextSender.text(message));
    }

    @Override
    public boolean echoesNotificationId() {
        return false;
    }

    @Override
    public Handover send(OutgoingMessage message) {
        var text = TextSender.text(message);
        var request = PublishRequest.builder()
                .phoneNumber(text.to().value())
                .message(text.text())
                .messageAttributes(attributes(text))
                .build();
        return CALL.make(() -> client.publish(request).messageId());
    }

    // https://docs.aws.amazon.com/sns/latest/dg/sms_publish-to-phone.html
    private Map<String, MessageAttributeValue> attributes(OutgoingMessage.Text text) {
        var attributes = new HashMap<>(always);
        sender.name(text)
                .ifPresentOrElse(
                        name -> attributes.put("AWS.SNS.SMS.SenderID", attribute("String", name)),
                        () -> attributes.put("AWS.MM.SMS.OriginationNumber", attribute("String", sender.number(text))));
        return attributes;
    }

    private static MessageAttributeValue attribute(String type, String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }
}
