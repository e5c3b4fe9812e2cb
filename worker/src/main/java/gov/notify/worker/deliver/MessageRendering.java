package gov.notify.worker.deliver;

import gov.notify.message.Channel;
import gov.notify.recipient.EmailAddress;
import gov.notify.recipient.InvalidRecipient;
import gov.notify.recipient.PhoneNumber;
import gov.notify.rendering.EmailTooLarge;
import gov.notify.rendering.Personalisation;
import gov.notify.rendering.TextTooLarge;
import gov.notify.security.Payload;
import gov.notify.security.Recipient;
import gov.notify.service.ServiceSnapshot;
import gov.notify.template.TemplateSnapshot;
import gov.notify.worker.provider.OutgoingMessage;

/// Makes the message that a provider is given of what was accepted: template, values and recipient.
final class MessageRendering {

    private MessageRendering() {}

    static OutgoingMessage of(
            ClaimedMessage claim,
            ClaimedMessage.Content content,
            ServiceSnapshot service,
            TemplateSnapshot template,
            Payload payload)
            throws InvalidRecipient, EmailTooLarge, TextTooLarge {
        return switch (claim.channel()) {
            case EMAIL -> email(claim, content, service, template, payload);
            case SMS -> sms(claim, content, service, template, payload);
        };
    }

    private static OutgoingMessage email(
            ClaimedMessage claim,
            ClaimedMessage.Content content,
            ServiceSnapshot service,
            TemplateSnapshot template,
            Payload payload)
            throws InvalidRecipient, EmailTooLarge {
        var to = EmailAddress.parse(payload.to());
        var message = template.email()
                .boundedMessage(
                        Personalisation.of(payload.personalisation()),
                        service.emails().branding());
        return new OutgoingMessage.Email(
                claim.notificationId(),
                claim.serviceId(),
                new OutgoingMessage.Sender(service.name(), service.emails().from()),
                new Recipient(Channel.EMAIL, to.value()),
                content.replyTo(),
                message.subject(),
                message.text(),
                message.html(),
                payload.unsubscribeUrl() == null ? content.unsubscribeLink() : payload.unsubscribeUrl(),
                claim.attempts());
    }

    private static OutgoingMessage sms(
            ClaimedMessage claim,
            ClaimedMessage.Content content,
            ServiceSnapshot service,
            TemplateSnapshot template,
            Payload payload)
            throws InvalidRecipient, TextTooLarge {
        var to = PhoneNumber.parse(payload.to());
        var message = template.sms()
                .boundedMessage(
                        Personalisation.of(payload.personalisation()),
                        service.texts().prefixed() ? service.name() : null);
        return new OutgoingMessage.Text(
                claim.notificationId(),
                claim.serviceId(),
                new Recipient(Channel.SMS, to.e164()),
                content.replyTo(),
                message.text(),
                message.fragments(),
                to.isInternational(),
                claim.attempts());
    }
}
