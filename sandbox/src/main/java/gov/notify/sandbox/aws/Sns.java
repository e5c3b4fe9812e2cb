package gov.notify.sandbox.aws;

import gov.notify.sandbox.http.Form;
import gov.notify.sandbox.http.Reply;
import gov.notify.sandbox.receipt.Subscriptions;
import gov.notify.sandbox.sent.Sent;
import gov.notify.sandbox.sent.SentContent;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/// Simple Notification Service, API of 2010-03-31, as far as texts and receipts need it.
///
/// @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>
final class Sns {
    private static final int LONGEST = 1600;
    private static final String ATTRIBUTES = "MessageAttributes.entry";
    private static final String ORIGINATION = "AWS.MM.SMS.OriginationNumber";
    private static final String SENDER_ID = "AWS.SNS.SMS.SenderID";

    private final Post post;
    private final Fates fates;
    private final Subscriptions subscriptions;

    Sns(Post post, Fates fates, Subscriptions subscriptions) {
        this.post = post;
        this.fates = fates;
        this.subscriptions = subscriptions;
    }

    Reply answer(String action, Form form) throws InterruptedException {
        return switch (action) {
            case "Publish" -> publish(form);
            case "ConfirmSubscription" -> confirm(form);
            case "CheckIfPhoneNumberIsOptedOut" ->
                QueryDialect.SNS.answer(
                        action, "<isOptedOut>" + fates.isOptedOut(form.valueOrEmpty("phoneNumber")) + "</isOptedOut>");
            case "ListPhoneNumbersOptedOut" -> QueryDialect.SNS.answer(action, optedOut());
            case "OptInPhoneNumber" -> {
                fates.optIn(form.valueOrEmpty("phoneNumber"));
                yield QueryDialect.SNS.answer(action, "");
            }
            case "GetSMSAttributes" -> QueryDialect.SNS.answer(action, "<attributes/>");
            default ->
                QueryDialect.SNS.refuse(AwsRefusal.of(
                        400, "InvalidAction", "The action " + action + " is not valid for this web service."));
        };
    }

    private Reply publish(Form form) throws InterruptedException {
        var number = form.valueOrEmpty("PhoneNumber");
        var body = form.valueOrEmpty("Message");
        if (!PhoneNumbers.isE164(number)) {
            return refuse("Invalid parameter: PhoneNumber Reason: " + number + " is not valid to publish to");
        }
        if (body.isEmpty()) {
            return refuse("Invalid parameter: Empty message");
        }
        if (body.length() > LONGEST) {
            return refuse("Invalid parameter: Message too long");
        }
        var attributes = attributes(form);
        var text = new Sent.Text(
                Ids.uuid(),
                Instant.now(),
                Sent.Service.SNS,
                attributes.getOrDefault(ORIGINATION, attributes.getOrDefault(SENDER_ID, "")),
                number,
                body,
                attributes,
                "",
                fates.ofText(number));
        var answer = QueryDialect.SNS.answer("Publish", "<MessageId>" + text.id() + "</MessageId>");
        return post.take(text, new SentContent.None(), QueryDialect.SNS, answer);
    }

    private Reply refuse(String message) {
        return post.refuse(QueryDialect.SNS, AwsRefusal.of(400, "InvalidParameter", message));
    }

    /// AWS's own attributes and ours; SNS does not hand the latter on, but a test may read them in the inbox.
    private static Map<String, String> attributes(Form form) {
        var names = form.pairs(ATTRIBUTES, "Name", "Value.StringValue");
        return names.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Reply confirm(Form form) {
        var topic = form.valueOrEmpty("TopicArn");
        return subscriptions
                .confirm(topic, form.valueOrEmpty("Token"))
                .<Reply>map(arn -> QueryDialect.SNS.answer(
                        "ConfirmSubscription", "<SubscriptionArn>" + QueryDialect.escape(arn) + "</SubscriptionArn>"))
                .orElseGet(() ->
                        QueryDialect.SNS.refuse(AwsRefusal.of(400, "InvalidParameter", "Invalid parameter: Token")));
    }

    private String optedOut() {
        return fates.optedOut().stream()
                .map(number -> "<member>" + QueryDialect.escape(number) + "</member>")
                .collect(Collectors.joining("", "<phoneNumbers>", "</phoneNumbers>"));
    }
}
