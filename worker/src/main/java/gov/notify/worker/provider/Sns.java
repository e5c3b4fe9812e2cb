package gov.notify.worker.provider;

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
final class Sns extends TextProvider {

    /// The row of `provider_details`.
    static final String IDENTIFIER = "sns";

    private static final AwsCall CALL = new AwsCall(SnsErrors::classOf, SPEND_LIMIT_PAUSE);

    private final SnsClient client;
    private final Map<String, MessageAttributeValue> always = new HashMap<>();

    /// @param maxPrice dearest a text may be, in USD
    Sns(SnsClient client, TextSender sender, Optional<String> maxPrice) {
        super(sender);
        this.client = client;
        always.put("AWS.SNS.SMS.SMSType", attribute("String", "Transactional"));
        maxPrice.ifPresent(price -> always.put("AWS.SNS.SMS.MaxPrice", attribute("Number", price)));
    }

    @Override
    public String identifier() {
        return IDENTIFIER;
    }

    @Override
    public boolean echoesNotificationId() {
        return false;
    }

    @Override
    Handover sendText(OutgoingMessage.Text text) {
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
