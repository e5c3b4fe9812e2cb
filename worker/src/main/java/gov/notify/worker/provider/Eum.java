package gov.notify.worker.provider;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.pinpointsmsvoicev2.PinpointSmsVoiceV2Client;
import software.amazon.awssdk.services.pinpointsmsvoicev2.model.AccessDeniedException;
import software.amazon.awssdk.services.pinpointsmsvoicev2.model.ConflictException;
import software.amazon.awssdk.services.pinpointsmsvoicev2.model.MessageType;
import software.amazon.awssdk.services.pinpointsmsvoicev2.model.SendTextMessageRequest;
import software.amazon.awssdk.services.pinpointsmsvoicev2.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.pinpointsmsvoicev2.model.ValidationException;

/// Texts through AWS End User Messaging SMS. Each carries our notification id, which every event about it gives back.
///
/// <https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SendTextMessage.html>
final class Eum extends TextProvider {

    /// The row of `provider_details`.
    static final String IDENTIFIER = "eum";

    private static final AwsCall CALL = new AwsCall(EumErrors::classOf, Eum::reason, SPEND_LIMIT_PAUSE);

    private final Supplier<PinpointSmsVoiceV2Client> client;
    private final Optional<String> configurationSet;
    private final Optional<String> maxPrice;
    private final boolean dryRun;

    Eum(Supplier<PinpointSmsVoiceV2Client> client, TextSender sender, ProviderConfig config) {
        this(
                client,
                sender,
                config.eum().configurationSet(),
                config.sms().maxPrice(),
                config.eum().dryRun());
    }

    /// @param maxPrice dearest a text may be, in USD
    /// @param dryRun have it checked and not sent
    Eum(
            Supplier<PinpointSmsVoiceV2Client> client,
            TextSender sender,
            Optional<String> configurationSet,
            Optional<String> maxPrice,
            boolean dryRun) {
        super(sender);
        this.client = client;
        this.configurationSet = configurationSet;
        this.maxPrice = maxPrice;
        this.dryRun = dryRun;
    }

    @Override
    public String identifier() {
        return IDENTIFIER;
    }

    @Override
    public boolean echoesNotificationId() {
        return configurationSet.isPresent();
    }

    @Override
    Handover sendText(OutgoingMessage.Text text) {
        var request = SendTextMessageRequest.builder()
                .destinationPhoneNumber(text.to().value())
                .originationIdentity(sender.name(text).orElseGet(() -> sender.number(text)))
                .messageBody(text.text())
                .messageType(MessageType.TRANSACTIONAL)
                .dryRun(dryRun)
                .context(Map.of(
                        "notification_id", text.notificationId().toString(),
                        "attempt", Integer.toString(text.attempt())));
        configurationSet.ifPresent(request::configurationSetName);
        maxPrice.ifPresent(request::maxPrice);
        return CALL.make(() -> client.get().sendTextMessage(request.build()).messageId());
    }

    private static String reason(AwsServiceException e) {
        var reason = switch (e) {
            case ConflictException conflict -> conflict.reasonAsString();
            case ValidationException invalid -> invalid.reasonAsString();
            case ServiceQuotaExceededException quota -> quota.reasonAsString();
            case AccessDeniedException denied -> denied.reasonAsString();
            default -> null;
        };
        return reason == null ? "" : reason;
    }
}
