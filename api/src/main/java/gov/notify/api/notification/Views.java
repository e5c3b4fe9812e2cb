package gov.notify.api.notification;

import gov.notify.api.config.ApiConfig;
import gov.notify.log.SafeStackTrace;
import gov.notify.notification.PayloadReader;
import gov.notify.notification.StoredNotification;
import gov.notify.rendering.Personalisation;
import gov.notify.security.DecryptionException;
import gov.notify.security.Payload;
import gov.notify.security.Payloads;
import gov.notify.template.TemplateSnapshot;
import gov.notify.template.TemplateSnapshots;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Opens stored notifications and renders them from the template version they were accepted with.
@ApplicationScoped
class Views {

    private static final Logger LOG = Logger.getLogger(Views.class);

    /// Processes get a new sealing key one after the other: a younger message opens when the last of them has it.
    private static final Duration KEY_COMES_WITHIN = Duration.ofHours(1);

    private static final Payload ERASED = new Payload("Unavailable", Map.of());

    private final PayloadReader reader;
    private final TemplateSnapshots templates;
    private final Payloads payloads;
    private final Clock clock;
    private final BigDecimal smsRate;

    Views(PayloadReader reader, TemplateSnapshots templates, Payloads payloads, Clock clock, ApiConfig config) {
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

    /// A notification that is open already.
    ///
    /// @param base scheme and host for links
    NotificationView view(StoredNotification notification, Opened opened, String base) {
        return NotificationView.of(notification, opened, Cost.of(notification, smsRate), base);
    }

    /// Opens and renders a notification. One whose payload is gone, or damaged, shows its template unfilled.
    ///
    /// @throws DecryptionException if it was sealed within the last hour, with a key that has not come here yet
    Opened open(StoredNotification notification) {
        boolean young = notification.times().created().isAfter(clock.instant().minus(KEY_COMES_WITHIN));
        return rendered(notification, payload(notification, reader.one(notification), young));
    }

    /// The same for those of a page, one after the other: one that cannot be opened must not hide the others and shows
    /// its template unfilled.
    Function<StoredNotification, Opened> opener(List<StoredNotification> page) {
        var sealed = reader.of(page);
        return notification -> rendered(notification, payload(notification, sealed.of(notification), false));
    }

    private Opened rendered(StoredNotification notification, Payload payload) {
        var wanted = notification.template();
        var template = templates
                .version(notification.serviceId(), wanted.id(), wanted.version())
                .orElseThrow(() ->
                        new IllegalStateException("no version " + wanted.version() + " of template " + wanted.id()));
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
    private Payload payload(StoredNotification notification, byte @Nullable [] sealed, boolean keyMayCome) {
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
}
