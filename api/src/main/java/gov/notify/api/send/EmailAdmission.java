package gov.notify.api.send;

import gov.notify.message.Channel;
import gov.notify.notification.NewNotification;
import gov.notify.notification.Uuid7;
import gov.notify.rendering.Personalisation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Admits emails of POST `/v2/notifications/email`.
@ApplicationScoped
class EmailAdmission implements Admission {

    private final SendRules rules;
    private final SendConfig config;
    private final Clock clock;

    EmailAdmission(SendRules rules, SendConfig config, Clock clock) {
        this.rules = rules;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public AcceptedMessage admit(SendContext context, @Nullable Object body, QuotaReservation reservation) {
        var now = clock.instant();
        var service = context.service();
        var request = EmailRequest.read(body, now);
        rules.channelAllowed(service, Channel.EMAIL);
        var given = Objects.requireNonNullElse(request.personalisation(), Map.<String, @Nullable Object>of());
        var sanitised = Sanitiser.sanitise(given, request.sanitise());
        var template = rules.template(service, request.templateId(), Channel.EMAIL);
        var email = template.email();
        var values = Personalisation.of(sanitised.personalisation());
        rules.nothingMissing(email.missing(values));
        rules.notEmpty(email.isEmpty(values));
        var replyTo = rules.replyTo(service, request.replyToId());
        var normalised = request.address().normalised();
        var simulated = config.isSimulated(normalised);
        rules.recipientAllowed(context.caller(), normalised, simulated);
        FileValues.check(
                sanitised.personalisation(),
                config.adminBase() + "/services/" + service.id() + "/service-settings/send-files-by-email");
        var text = email.body(values);
        var subject = email.subject(values);
        Lengths.check(email, subject, text, values);

        var id = Uuid7.next(now);
        var url = request.unsubscribeUrl();
        var content =
                new EmailAccepted.Content(subject, text, service.emails().from() + "@" + config.emailDomain(), url);
        var answer = new EmailAccepted(
                id,
                request.reference(),
                content,
                context.base() + "/v2/notifications/" + id,
                EmailAccepted.Template.of(template, context.base()),
                request.scheduledFor(),
                sanitised.changes(),
                url);
        var row = new NewNotification.Row(
                id,
                service.id(),
                template.reference(),
                Channel.EMAIL,
                context.origin(),
                NewNotification.Destination.NO_NUMBER,
                rules.queueing(service, template, 1, request.scheduledFor()),
                request.reference(),
                replyTo);
        return new AcceptedMessage(
                row,
                normalised,
                Needed.payload(request.address().value(), sanitised.personalisation(), url, template),
                simulated,
                answer);
    }
}
