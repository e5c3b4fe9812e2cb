package gov.notify.worker.provider;

import gov.notify.recipient.EmailAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Body;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/// Email through Amazon SES, its API v2. SES makes the MIME message of what it is given; docs/adr/0007 says why.
///
/// With a configuration set the mail carries our notification id as a tag, which comes back in every event.
/// <https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html>
final class Ses implements Provider {

    /// The row of `provider_details`, and the identity whose rate every email spends.
    static final String IDENTIFIER = "ses";

    private static final Logger LOG = Logger.getLogger(Ses.class);

    /// Between angle brackets, in a header of which SES takes 870 characters.
    private static final int LONGEST_URL = 868;

    private static final Duration QUOTA_PAUSE = Duration.ofMinutes(10);

    private final SesV2Client client;
    private final String domain;
    private final Optional<String> configurationSet;
    private final MessageTag environment;

    /// @param domain the verified domain we send from
    /// @param environment tells receipts of several installations apart; letters, digits, `_` and `-`
    Ses(SesV2Client client, String domain, Optional<String> configurationSet, String environment) {
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
    public String sender(OutgoingMessage message) {
        return switch (message) {
            case OutgoingMessage.Email email -> email.from().localPart() + "@" + domain;
            case OutgoingMessage.Text _ -> throw new IllegalArgumentException("SES sends no texts");
        };
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
        SendEmailRequest request;
        try {
            request = request(email);
        } catch (IllegalArgumentException e) {
            return new Handover.Refused(new Reason("InvalidAddress", "The email cannot be addressed"));
        }
        var to = EmailAddress.asciiForm(email.to().value());
        var call = new AwsCall(error -> SesErrors.classOf(error, sender(email), to), QUOTA_PAUSE);
        return call.make(() -> client.sendEmail(request).messageId());
    }

    private SendEmailRequest request(OutgoingMessage.Email email) {
        var request = SendEmailRequest.builder()
                .fromEmailAddress(MailAddress.from(email.from(), domain))
                .destination(
                        to -> to.toAddresses(EmailAddress.asciiForm(email.to().value())))
                .content(content -> content.simple(message(email)));
        if (email.replyTo() != null) {
            request.replyToAddresses(EmailAddress.asciiForm(email.replyTo()));
        }
        configurationSet.ifPresent(name -> request.configurationSetName(name).emailTags(tags(email)));
        return request.build();
    }

    private static Message message(OutgoingMessage.Email email) {
        var body = Body.builder().text(utf8(email.text())).html(utf8(email.html()));
        var message = Message.builder().subject(utf8(email.subject())).body(body.build());
        if (email.unsubscribeUrl() != null && fits(email)) {
            // One click, RFC 8058.
            message.headers(
                    header("List-Unsubscribe", "<" + email.unsubscribeUrl() + ">"),
                    header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        }
        return message.build();
    }

    /// An api that let longer ones in may have accepted it: better without a header than not at all.
    private static boolean fits(OutgoingMessage.Email email) {
        boolean fits = Objects.requireNonNull(email.unsubscribeUrl()).length() <= LONGEST_URL;
        if (!fits) {
            LOG.warnf(
                    "the URL to unsubscribe from %s is too long for a header of SES and left out",
                    email.notificationId());
        }
        return fits;
    }

    private static Content utf8(String text) {
        return Content.builder().charset("UTF-8").data(text).build();
    }

    private static MessageHeader header(String name, String value) {
        return MessageHeader.builder().name(name).value(value).build();
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
