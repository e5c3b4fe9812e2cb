package gov.notify.api.internal;

import gov.notify.api.config.ApiConfig;
import gov.notify.api.error.ApiError;
import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import gov.notify.message.Lane;
import gov.notify.notification.NewNotification;
import gov.notify.notification.NotificationOutbox;
import gov.notify.notification.Uuid7;
import gov.notify.recipient.EmailAddress;
import gov.notify.recipient.InvalidRecipient;
import gov.notify.recipient.PhoneNumber;
import gov.notify.rendering.Personalisation;
import gov.notify.rendering.SmsTemplate;
import gov.notify.security.Payload;
import gov.notify.security.Payloads;
import gov.notify.security.RecipientHash;
import gov.notify.template.Template;
import gov.notify.template.TemplateReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Sends people what Notify itself has to tell them, such as a sign-in code: a message of Notify's own service, on
/// the lane that overtakes others, which no limit holds back (docs/contract/admin-api.md, 5.2).
///
/// It is stored in the caller's transaction: what is told has been done, and what was done is told. What it needs is
/// read there as well, and not from the snapshots: those may have to be read on a second connection, which everybody
/// who waits for what this transaction has locked may be holding.
@ApplicationScoped
public class InternalMessages {

    private final InternalSenders senders;
    private final Payloads payloads;
    private final RecipientHash hashes;
    private final NotificationOutbox outbox;
    private final Clock clock;
    private final UUID notifyService;

    InternalMessages(
            InternalSenders senders,
            Payloads payloads,
            RecipientHash hashes,
            NotificationOutbox outbox,
            Clock clock,
            ApiConfig config) {
        this.senders = senders;
        this.payloads = payloads;
        this.hashes = hashes;
        this.outbox = outbox;
        this.clock = clock;
        this.notifyService = config.notifyServiceId();
    }

    /// Where a message goes, and what it comes from or is answered to.
    private record Address(
            String normalised,
            NewNotification.Destination destination,
            @Nullable String replyTo,
            int parts) {}

    /// Sends a message whose answers go to the address of Notify's own service, if it has one.
    ///
    /// @param personalisation names of people and the like as they are: no part of them is taken for
    /// Markdown
    /// @return the id of the notification
    /// @throws gov.notify.api.error.ApiException if the recipient is none that the template's channel reaches
    public UUID send(InternalTemplate template, String recipient, Map<String, String> personalisation) {
        return send(template, recipient, personalisation, null);
    }

    /// @param replyTo where answers to an email go; null for the address of Notify's own service
    /// @return the id of the notification
    /// @throws gov.notify.api.error.ApiException if the recipient is none that the template's channel reaches
    public UUID send(
            InternalTemplate template,
            String recipient,
            Map<String, String> personalisation,
            @Nullable String replyTo) {
        var wording = Template.of(notifyService, template.id())
                .orElseThrow(() -> new IllegalStateException("there is no template " + template.id()));
        var channel = Channel.of(wording.templateType);
        var values = PlainWords.in(channel, personalisation);
        var id = Uuid7.next(clock.instant());
        var now = Uuid7.createdAt(id);
        var address = switch (channel) {
            case EMAIL -> email(recipient, replyTo);
            case SMS -> text(template, recipient, SmsTemplate.of(wording.content), values);
        };
        var row = new NewNotification.Row(
                id,
                notifyService,
                new TemplateReference(wording.id, wording.version),
                channel,
                new NewNotification.Origin(KeyType.NORMAL, null, null),
                address.destination(),
                new NewNotification.Queueing(
                        Lane.HIGH,
                        address.parts(),
                        null,
                        template.worth().map(now::plus).orElse(null)),
                null,
                address.replyTo());
        var sealed = new NewNotification.Sealed(
                hashes.of(address.normalised()),
                payloads.seal(id, notifyService, new Payload(recipient, new HashMap<>(values))),
                LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(template.daysKept()));
        outbox.add(new NewNotification(row, sealed, null));
        return id;
    }

    private Address email(String recipient, @Nullable String replyTo) {
        try {
            return new Address(
                    EmailAddress.parse(recipient).normalised(),
                    NewNotification.Destination.NO_NUMBER,
                    replyTo == null ? senders.replyTo() : replyTo,
                    1);
        } catch (InvalidRecipient e) {
            throw unreachable(e);
        }
    }

    private Address text(
            InternalTemplate template, String recipient, SmsTemplate wording, Map<String, String> personalisation) {
        try {
            var number = PhoneNumber.parse(recipient);
            var message = wording.message(Personalisation.of(personalisation), null);
            return new Address(
                    number.e164(),
                    NewNotification.Destination.of(number),
                    senders.sender(template, number),
                    Math.max(1, message.encoding().fragments(message.text().length())));
        } catch (InvalidRecipient e) {
            throw unreachable(e);
        }
    }

    private static RuntimeException unreachable(InvalidRecipient invalid) {
        return ApiError.badRequest(String.valueOf(invalid.getMessage())).thrown();
    }
}
