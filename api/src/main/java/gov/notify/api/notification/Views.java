package gov.notify.api.notification;

import gov.notify.api.config.ApiConfig;
import gov.notify.log.SafeStackTrace;
import gov.notify.message.Channel;
import gov.notify.notification.NotificationReader;
import gov.notify.notification.StoredNotification;
import gov.notify.rendering.Personalisation;
import gov.notify.security.DecryptionException;
import gov.notify.security.Payload;
import gov.notify.security.Payloads;
import gov.notify.template.TemplateSnapshot;
import gov.notify.template.TemplateSnapshots;
import gov.notify.user.User;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Opens stored notifications and renders them from the template version they were accepted with.
@ApplicationScoped
class Views {

    private static final Logger LOG = Logger.getLogger(Views.class);

    /// Processes get a new sealing key one after the other: a younger message opens when the last of them has it.
    private static final Duration KEY_COMES_WITHIN = Duration.ofHours(1);

    private static final Payload ERASED = new Payload("Unavailable", Map.of());

    private final NotificationReader reader;
    private final TemplateSnapshots templates;
    private final Payloads payloads;
    private final Clock clock;
    private final BigDecimal smsRate;

    Views(NotificationReader reader, TemplateSnapshots templates, Payloads payloads, Clock clock, ApiConfig config) {
        this.reader = reader;
        this.templates = templates;
        this.payloads = payloads;
        this.clock = clock;
        this.smsRate = config.smsRate();
    }

    /// What is read from a notification: its recipient, and what it said.
    ///
    /// @param subject null for a text
    /// @param unsubscribeUrl where its recipient unsubscribes with one click
    record Opened(
            TemplateSnapshot template,
            String to,
            String body,
            @Nullable String subject,
            @Nullable String unsubscribeUrl) {
        @Override
        public String toString() {
            return "Opened[" + template.id() + "]";
        }
    }

    /// One notification, as [#open] opens it.
    ///
    /// @param base scheme and host for links
    NotificationView view(StoredNotification notification, String base) {
        return view(notification, open(notification), base);
    }

    /// One of a list, as [#openListed] opens it.
    ///
    /// @param base scheme and host for links
    NotificationView viewListed(StoredNotification notification, String base) {
        return view(notification, openListed(notification), base);
    }

    private NotificationView view(StoredNotification notification, Opened opened, String base) {
        boolean email = notification.channel() == Channel.EMAIL;
        var cost = Cost.of(notification, smsRate);
        var status = notification.status();
        var templateUri =
                base + "/v2/template/" + notification.templateId() + "/version/" + notification.templateVersion();
        return new NotificationView(
                notification.id(),
                notification.clientReference(),
                email ? opened.to() : null,
                email ? null : opened.to(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                notification.channel().wireName(),
                status.wireName(),
                StatusWords.description(notification.channel(), status),
                notification.providerResponse(),
                notification.carrier(),
                new NotificationView.Template(notification.templateId(), notification.templateVersion(), templateUri),
                opened.body(),
                opened.subject(),
                notification.createdAt(),
                authorName(notification.createdById()),
                notification.sentAt(),
                StatusWords.isComplete(status) ? notification.updatedAt() : null,
                notification.scheduledFor(),
                opened.unsubscribeUrl(),
                cost.ready(),
                cost.amount(),
                cost.details());
    }

    /// Opens and renders a notification. One whose payload is gone, or damaged, shows its template unfilled.
    ///
    /// @throws DecryptionException if it was sealed within the last hour, with a key that has not come here yet
    Opened open(StoredNotification notification) {
        boolean young = notification.createdAt().isAfter(clock.instant().minus(KEY_COMES_WITHIN));
        return rendered(notification, payload(notification, young));
    }

    /// The same for one of a list, which one that cannot be opened must not hide: it shows its template unfilled.
    Opened openListed(StoredNotification notification) {
        return rendered(notification, payload(notification, false));
    }

    private Opened rendered(StoredNotification notification, Payload payload) {
        var template = templates
                .version(notification.serviceId(), notification.templateId(), notification.templateVersion())
                .orElseThrow(() -> new IllegalStateException(
                        "no version " + notification.templateVersion() + " of template " + notification.templateId()));
        var values = Personalisation.of(payload.personalisation());
        var link = payload.unsubscribeUrl() == null ? notification.unsubscribeLink() : payload.unsubscribeUrl();
        return switch (template.type()) {
            case EMAIL -> {
                var email = template.email();
                yield new Opened(template, payload.to(), email.body(values), email.subject(values), link);
            }
            case SMS -> new Opened(template, payload.to(), template.sms().body(values), null, null);
        };
    }

    /// @param keyMayCome whether to throw where only the key is missing
    private Payload payload(StoredNotification notification, boolean keyMayCome) {
        byte[] sealed = reader.complete(notification).sealedPayload();
        if (sealed == null) {
            return ERASED;
        }
        try {
            return payloads.open(notification.id(), notification.serviceId(), sealed);
        } catch (DecryptionException e) {
            if (e.keyUnknown() && keyMayCome) {
                throw e;
            }
            LOG.errorf("the payload of %s cannot be opened: %s", notification.id(), SafeStackTrace.of(e));
            return ERASED;
        }
    }

    private static @Nullable String authorName(@Nullable UUID userId) {
        if (userId == null) {
            return null;
        }
        return QuarkusTransaction.requiringNew()
                .call(() -> User.<User>findByIdOptional(userId)
                        .map(user -> user.name)
                        .orElse(null));
    }
}
