package gov.notify.worker.provider;

import gov.notify.recipient.EmailAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.MessageTag;
import software.amazon.awssdk.services.ses.model.SendEmailRequest;
import software.amazon.awssdk.services.ses.model.SendRawEmailRequest;

/// Email through Amazon SES, its first API (`SendEmail`, `SendRawEmail`): the one that brokered credentials always
/// allow.
///
/// With a configuration set the mail carries our notification id as a tag, which comes back in every event.
/// <https://docs.aws.amazon.com/ses/latest/APIReference/API_SendEmail.html>
final class Ses implements Provider {

    /// The row of `provider_details`, and the identity whose rate every email spends.
    static final String IDENTIFIER = "ses";

    private static final Duration QUOTA_PAUSE = Duration.ofMinutes(10);
    private static final String UTF_8 = "UTF-8";
    private static final AwsCall CALL = new AwsCall(SesErrors::classOf, QUOTA_PAUSE);

    private final SesClient client;
    private final String domain;
    private final Optional<String> configurationSet;
    private final MessageTag environment;

    /// @param domain the verified domain we send from
    /// @param environment tells receipts of several installations apart; letters, digits, `_` and `-`
    Ses(SesClient client, String domain, Optional<String> configurationSet, String environment) {
        this.client = client;
        this.domain = domain;
        this.configurationSet = configurationSet;
        this.environment = tag("env", environment);
    }

    @Override
    public String identifier() {
        return IDENTIFIER;
    }

    @Override
    public String identity(OutgoingMessage message) {
        return IDENTIFIER;
    }

    @Override
    public boolean echoesNotificationId() {
        return configurationSet.isPresent();
    }

    @Override
    public Handover send(OutgoingMessage message) {
        return switch (message) {
            case OutgoingMessage.Email email -> send(email);
            case OutgoingMessage.Text _ -> throw new IllegalArgumentException("SES sends no texts");
        };
    }

    private Handover send(OutgoingMessage.Email email) {
        try {
            var unsubscribeUrl = email.unsubscribeUrl();
            return unsubscribeUrl == null ? sendSimple(email) : sendRaw(email, unsubscribeUrl);
        } catch (IllegalArgumentException e) {
            return new Handover.Refused(new Reason("InvalidAddress", "The email cannot be addressed"));
        }
    }

    private Handover sendSimple(OutgoingMessage.Email email) {
        var request = SendEmailRequest.builder()
                .source(MailAddress.from(email.from(), domain))
                .destination(
                        to -> to.toAddresses(EmailAddress.asciiForm(email.to().value())))
                .message(message -> message.subject(
                                subject -> subject.charset(UTF_8).data(email.subject()))
                        .body(body -> body.text(text -> text.charset(UTF_8).data(email.text()))
                                .html(html -> html.charset(UTF_8).data(email.html()))));
        if (email.replyTo() != null) {
            request.replyToAddresses(EmailAddress.asciiForm(email.replyTo()));
        }
        configurationSet.ifPresent(name -> request.configurationSetName(name).tags(tags(email)));
        return CALL.make(() -> client.sendEmail(request.build()).messageId());
    }

    private Handover sendRaw(OutgoingMessage.Email email, String unsubscribeUrl) {
        var from = MailAddress.from(email.from(), domain);
        var to = EmailAddress.asciiForm(email.to().value());
        var replyTo = email.replyTo() == null ? null : EmailAddress.asciiForm(email.replyTo());
        var bytes = RawMail.of(email, from, to, replyTo, unsubscribeUrl);
        var request = SendRawEmailRequest.builder()
                .source(from)
                .destinations(to)
                .rawMessage(raw -> raw.data(SdkBytes.fromByteArrayUnsafe(bytes)));
        configurationSet.ifPresent(name -> request.configurationSetName(name).tags(tags(email)));
        return CALL.make(() -> client.sendRawEmail(request.build()).messageId());
    }

    private List<MessageTag> tags(OutgoingMessage.Email email) {
        return List.of(
                tag("notification_id", email.notificationId().toString()),
                tag("service_id", email.serviceId().toString()),
                tag("attempt", Integer.toString(email.attempt())),
                environment);
    }

    private static MessageTag tag(String name, String value) {
        return MessageTag.builder().name(name).value(value).build();
    }
}
