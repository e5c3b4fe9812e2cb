package gov.notify.api.send;

import gov.notify.message.Channel;
import gov.notify.notification.NewNotification;
import gov.notify.notification.Uuid7;
import gov.notify.rendering.Personalisation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Admits emails of POST `/notifications/email`.
@ApplicationScoped
class V1EmailAdmission implements Admission {

    private final SendRules rules;
    private final SendConfig config;
    private final Clock clock;

    V1EmailAdmission(SendRules rules, SendConfig config, Clock clock) {
        this.rules = rules;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public AcceptedMessage admit(SendContext context, @Nullable Object body, QuotaReservation reservation) {
        var request = V1Request.read(body, Channel.EMAIL);
        var service = context.service();
        var template = rules.template(service, request.templateId(), Channel.EMAIL);
        var email = template.email();
        var values = Personalisation.of(request.personalisation());
        rules.nothingMissing(email.missing(values));
        rules.notEmpty(email.isEmpty(values));
        var text = email.body(values);
        var subject = email.subject(values);
        Lengths.check(email, subject, text, values);
        var address = Objects.requireNonNull(request.address());
        var normalised = address.normalised();
        var simulated = config.isSimulated(normalised);
        rules.recipientAllowed(context.caller(), normalised, simulated);
        rules.channelAllowed(service, Channel.EMAIL);

        var id = Uuid7.next(clock.instant());
        var row = new NewNotification.Row(
                id,
                service.id(),
                template.reference(),
                Channel.EMAIL,
                context.origin(),
                NewNotification.Destination.NO_NUMBER,
                rules.queueing(service, template, 1, null),
                null,
                rules.replyTo(service, null));
        return new AcceptedMessage(
                row,
                normalised,
                Needed.payload(address.value(), request.personalisation(), null, template),
                simulated,
                V1Accepted.of(id, text, template.version(), subject));
    }
}
