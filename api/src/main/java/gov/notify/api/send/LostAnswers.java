package gov.notify.api.send;

import gov.notify.notification.NotificationReader;
import gov.notify.notification.StoredNotification;
import gov.notify.rendering.Personalisation;
import gov.notify.template.TemplateSnapshot;
import gov.notify.template.TemplateSnapshots;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Answers a repeated request whose first answer is kept but cannot be read any more: by the row of its message, as one
/// whose personal data is erased is shown. Its caller must not take it for not accepted, and send it again.
@ApplicationScoped
class LostAnswers {

    private static final Personalisation NOTHING = Personalisation.of(Map.of());

    private final NotificationReader reader;
    private final TemplateSnapshots templates;
    private final SendConfig config;

    LostAnswers(NotificationReader reader, TemplateSnapshots templates, SendConfig config) {
        this.reader = reader;
        this.templates = templates;
        this.config = config;
    }

    /// The record that the caller gets as JSON; empty when the message is gone as well.
    Optional<Object> of(SendContext context, UUID notificationId) {
        return reader.find(context.service().id(), notificationId)
                .flatMap(row -> templates
                        .version(
                                row.serviceId(),
                                row.template().id(),
                                row.template().version())
                        .map(template -> context.isOlder() ? older(row, template) : newer(context, row, template)));
    }

    private static V1Accepted older(StoredNotification row, TemplateSnapshot template) {
        return switch (template.type()) {
            case EMAIL -> {
                var email = template.email();
                yield V1Accepted.of(row.id(), email.body(NOTHING), template.version(), email.subject(NOTHING));
            }
            case SMS -> V1Accepted.of(row.id(), template.sms().body(NOTHING), template.version(), null);
        };
    }

    private Object newer(SendContext context, StoredNotification row, TemplateSnapshot template) {
        var uri = context.base() + "/v2/notifications/" + row.id();
        var shown = EmailAccepted.Template.of(template, context.base());
        return switch (template.type()) {
            case EMAIL -> {
                var email = template.email();
                var from = context.service().emails().from() + "@" + config.emailDomain();
                yield new EmailAccepted(
                        row.id(),
                        row.origin().clientReference(),
                        new EmailAccepted.Content(email.subject(NOTHING), email.body(NOTHING), from, null),
                        uri,
                        shown,
                        row.times().scheduledFor(),
                        Map.of(),
                        null);
            }
            case SMS -> {
                var sender = Objects.requireNonNullElse(row.replyTo(), config.fromNumber());
                yield new SmsAccepted(
                        row.id(),
                        row.origin().clientReference(),
                        new SmsAccepted.Content(template.sms().body(NOTHING), SenderNumber.shown(sender)),
                        uri,
                        shown,
                        row.times().scheduledFor());
            }
        };
    }
}
