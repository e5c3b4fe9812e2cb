package gov.notify.api.internal;

import gov.notify.api.config.ApiConfig;
import gov.notify.api.error.ApiError;
import gov.notify.message.KeyType;
import gov.notify.message.Lane;
import gov.notify.notification.NewNotification;
import gov.notify.notification.NotificationOutbox;
import gov.notify.notification.Uuid7;
import gov.notify.recipient.EmailAddress;
import gov.notify.recipient.InvalidRecipient;
import gov.notify.recipient.PhoneNumber;
import gov.notify.rendering.Personalisation;
import gov.notify.security.Payload;
import gov.notify.security.Payloads;
import gov.notify.security.RecipientHash;
import gov.notify.service.ServiceSnapshot;
import gov.notify.service.ServiceSnapshots;
import gov.notify.template.TemplateSnapshot;
import gov.notify.template.TemplateSnapshots;
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
/// It is stored in the caller's transaction: what is told has been done, and what was done is told.
@ApplicationScoped
public class InternalMessages {

    private final ServiceSnapshots services;
    private final TemplateSnapshots templates;
    private final InternalSenders senders;
    private final Payloads payloads;
    private final RecipientHash hashes;
    private final NotificationOutbox outbox;
    private final Clock clock;
    private final UUID notifyService;

    InternalMessages(
            ServiceSnapshots services,
            TemplateSnapshots templates,
            InternalSenders senders,
            Payloads payloads,
            RecipientHash hashes,
            NotificationOutbox outbox,
            Clock clock,
            ApiConfig config) {
        this.services = services;
        this.templates = templates;
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

    /// Has what a message needs at hand, for a transaction to call before it asks Postgres for anything: what is not
    /// there is read on a connection of its own, which those who wait for a row that this transaction has locked may
    /// all be holding.
    public void prepare(InternalTemplate template) {
        services.find(notifyService);
        templates.current(notifyService, template.id());
    }

    /// Sends a message whose answers go to the address of Notify's own service, if it has one.
    ///
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
        var service = services.find(notifyService)
                .orElseThrow(() -> new IllegalStateException("there is no service " + notifyService));
        var wording = templates
                .current(notifyService, template.id())
                .orElseThrow(() -> new IllegalStateException("there is no template " + template.id()));
        var id = Uuid7.next(clock.instant());
        var now = Uuid7.createdAt(id);
        var address = switch (wording.type()) {
            case EMAIL -> email(service, recipient, replyTo);
            case SMS -> text(service, template, recipient, wording, personalisation);
        };
        var row = new NewNotification.Row(
                id,
                notifyService,
                wording.reference(),
                wording.type(),
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
                payloads.seal(id, notifyService, new Payload(recipient, new HashMap<>(personalisation))),
                LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(template.daysKept()));
        outbox.add(new NewNotification(row, sealed, null));
        return id;
    }

    private static Address email(ServiceSnapshot service, String recipient, @Nullable String replyTo) {
        try {
            var answersTo = replyTo == null
                    ? service.emails()
                            .defaultReplyTo()
                            .map(ServiceSnapshot.Sender::value)
                            .orElse(null)
                    : replyTo;
            return new Address(
                    EmailAddress.parse(recipient).normalised(), NewNotification.Destination.NO_NUMBER, answersTo, 1);
        } catch (InvalidRecipient e) {
            throw unreachable(e);
        }
    }

    private Address text(
            ServiceSnapshot service,
            InternalTemplate template,
            String recipient,
            TemplateSnapshot wording,
            Map<String, String> personalisation) {
        try {
            var number = PhoneNumber.parse(recipient);
            var message = wording.sms().message(Personalisation.of(personalisation), null);
            return new Address(
                    number.e164(),
                    NewNotification.Destination.of(number),
                    senders.sender(service, template, number),
                    Math.max(1, message.encoding().fragments(message.text().length())));
        } catch (InvalidRecipient e) {
            throw unreachable(e);
        }
    }

    private static RuntimeException unreachable(InvalidRecipient invalid) {
        return ApiError.badRequest(String.valueOf(invalid.getMessage())).thrown();
    }
}
