package gov.notify.worker.provider;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.pinpoint.PinpointClient;
import software.amazon.awssdk.services.pinpoint.model.AddressConfiguration;
import software.amazon.awssdk.services.pinpoint.model.ChannelType;
import software.amazon.awssdk.services.pinpoint.model.MessageResult;
import software.amazon.awssdk.services.pinpoint.model.MessageType;
import software.amazon.awssdk.services.pinpoint.model.SendMessagesRequest;

/// Texts through Amazon Pinpoint. Kept for who still has a project there: AWS ends it on 30 October 2026.
///
/// The call succeeds even when the text does not: its fate stands in the answer, by number.
/// <https://docs.aws.amazon.com/pinpoint/latest/apireference/apps-application-id-messages.html>
final class Pinpoint extends TextProvider {

    /// The row of `provider_details`.
    static final String IDENTIFIER = "pinpoint";

    private static final AwsCall CALL = new AwsCall(PinpointErrors::classOf, SPEND_LIMIT_PAUSE);

    private final Supplier<PinpointClient> client;
    private final Optional<String> applicationId;

    /// @param applicationId the project; without one nothing can be sent
    Pinpoint(Supplier<PinpointClient> client, TextSender sender, Optional<String> applicationId) {
        super(sender);
        this.client = client;
        this.applicationId = applicationId;
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
        if (applicationId.isEmpty()) {
            var why = new Reason("NoApplicationId", "notify.provider.pinpoint.application-id is not set");
            return new Handover.Misconfigured(why, CircuitBreaker.SHORTEST);
        }
        var request = request(text, applicationId.get());
        return CALL.answer(() -> {
            var results = client.get().sendMessages(request).messageResponse().result();
            var result = results == null ? null : results.get(text.to().value());
            return result == null
                    ? new Handover.Unknown(new Reason("NoResult", "The answer does not name the number"))
                    : handover(result);
        });
    }

    static Handover handover(MessageResult result) {
        var says = result.statusMessage() == null ? "" : result.statusMessage();
        var reason = new Reason(result.deliveryStatusAsString(), says);
        return switch (result.deliveryStatusAsString()) {
            case "SUCCESSFUL" -> new Handover.Accepted(result.messageId());
            case "THROTTLED" -> ErrorClass.THROTTLED.handover(reason, SPEND_LIMIT_PAUSE);
            case "PERMANENT_FAILURE" -> permanent(says).handover(reason, SPEND_LIMIT_PAUSE);
            case "OPT_OUT", "DUPLICATE" -> new Handover.Refused(reason);
            default -> new Handover.TryLater(reason);
        };
    }

    private static ErrorClass permanent(String says) {
        var ours = says.contains("does not exist") || says.contains("not owned") || says.contains("does not belong");
        return ours ? ErrorClass.CONFIG : ErrorClass.TERMINAL;
    }

    private SendMessagesRequest request(OutgoingMessage.Text text, String project) {
        return SendMessagesRequest.builder()
                .applicationId(project)
                .messageRequest(request -> request.addresses(Map.of(
                                text.to().value(),
                                AddressConfiguration.builder()
                                        .channelType(ChannelType.SMS)
                                        .build()))
                        .messageConfiguration(message -> message.smsMessage(sms -> sms.body(text.text())
                                .messageType(MessageType.TRANSACTIONAL)
                                .originationNumber(sender.number(text)))))
                .build();
    }
}
