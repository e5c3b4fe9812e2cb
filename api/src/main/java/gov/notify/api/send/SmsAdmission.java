package gov.notify.api.send;

import gov.notify.message.Channel;
import gov.notify.notification.NewNotification;
import gov.notify.notification.Uuid7;
import gov.notify.rendering.Personalisation;
import gov.notify.rendering.SmsMessage;
import gov.notify.service.ServiceSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Admits texts of POST `/v2/notifications/sms`.
@ApplicationScoped
class SmsAdmission implements Admission {

    private final SendRules rules;
    private final SendConfig config;
    private final Clock clock;

    SmsAdmission(SendRules rules, SendConfig config, Clock clock) {
        this.rules = rules;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public AcceptedMessage admit(SendContext context, @Nullable Object body, QuotaReservation reservation) {
        var now = clock.instant();
        var service = context.service();
        var request = SmsRequest.read(body, now);
        rules.channelAllowed(service, Channel.SMS);
        var given = Objects.requireNonNullElse(request.personalisation(), Map.<String, @Nullable Object>of());
        var template = rules.template(service, request.templateId(), Channel.SMS);
        var values = Personalisation.of(given);
        rules.nothingMissing(template.sms().missing(values));
        var message = template.sms().message(values, null);
        rules.notEmpty(message.isEmpty());
        FileValues.refuseIn(given);
        var sender = rules.sender(service, request.senderId(), config.fromNumber());
        var normalised = request.phone().e164();
        var simulated = config.isSimulated(normalised);
        rules.recipientAllowed(context.caller(), normalised, simulated);
        rules.countryAllowed(service, request.phone());
        if (request.phone().isInternational()) {
            reservation.goAbroad();
        }
        Lengths.check(message);

        var id = Uuid7.next(now);
        var answer = new SmsAccepted(
                id,
                request.reference(),
                new SmsAccepted.Content(message.text(), SenderNumber.shown(sender)),
                context.base() + "/v2/notifications/" + id,
                EmailAccepted.Template.of(template, context.base()),
                request.scheduledFor());
        var row = new NewNotification.Row(
                id,
                service.id(),
                template.reference(),
                Channel.SMS,
                context.origin(),
                NewNotification.Destination.of(request.phone()),
                rules.queueing(service, template, fragments(message, service), request.scheduledFor()),
                request.reference(),
                sender);
        return new AcceptedMessage(
                row, normalised, Needed.payload(request.typed(), given, null, template), simulated, answer);
    }

    /// What the text will cost at the rate limit: an estimate, since it is rendered again, with its prefix,
    /// when sent.
    static int fragments(SmsMessage message, ServiceSnapshot service) {
        int prefix = service.texts().prefixed() ? service.name().length() + 2 : 0;
        return Math.max(1, message.encoding().fragments(message.text().length() + prefix));
    }
}
