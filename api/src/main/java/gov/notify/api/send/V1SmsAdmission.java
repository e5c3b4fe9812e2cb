package gov.notify.api.send;

import gov.notify.message.Channel;
import gov.notify.notification.NewNotification;
import gov.notify.notification.Uuid7;
import gov.notify.rendering.Personalisation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Admits texts of POST `/notifications/sms`. Their recipients are stored, and shown, in E.164.
@ApplicationScoped
class V1SmsAdmission implements Admission {

    private final SendRules rules;
    private final SendConfig config;
    private final Clock clock;

    V1SmsAdmission(SendRules rules, SendConfig config, Clock clock) {
        this.rules = rules;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public AcceptedMessage admit(SendContext context, @Nullable Object body, QuotaReservation reservation) {
        var request = V1Request.read(body, Channel.SMS);
        var service = context.service();
        var template = rules.template(service, request.templateId(), Channel.SMS);
        var values = Personalisation.of(request.personalisation());
        rules.nothingMissing(template.sms().missing(values));
        var message = template.sms().message(values, null);
        rules.notEmpty(message.isEmpty());
        Lengths.check(message);
        var phone = Objects.requireNonNull(request.phone());
        var normalised = phone.e164();
        var simulated = config.isSimulated(normalised);
        rules.recipientAllowed(context.caller(), normalised, simulated);
        rules.channelAllowed(service, Channel.SMS);
        rules.countryAllowed(service, phone);
        if (phone.isInternational()) {
            reservation.goAbroad();
        }

        var id = Uuid7.next(clock.instant());
        var row = new NewNotification.Row(
                id,
                service.id(),
                template.reference(),
                Channel.SMS,
                context.origin(),
                NewNotification.Destination.of(phone),
                rules.queueing(service, template, SmsAdmission.fragments(message, service), null),
                null,
                rules.sender(service, null, config.fromNumber()));
        return new AcceptedMessage(
                row,
                normalised,
                Needed.payload(normalised, request.personalisation(), null, template),
                simulated,
                V1Accepted.of(id, message.text(), template.version(), null));
    }
}
