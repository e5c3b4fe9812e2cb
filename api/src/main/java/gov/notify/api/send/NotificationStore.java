package gov.notify.api.send;

import gov.notify.api.auth.Caller;
import gov.notify.message.Channel;
import gov.notify.message.Lane;
import gov.notify.notification.NewNotification;
import gov.notify.notification.NotificationWriter;
import gov.notify.notification.Uuid7;
import gov.notify.notification.WriteOutcome;
import gov.notify.security.Payload;
import gov.notify.security.Payloads;
import gov.notify.security.RecipientHash;
import gov.notify.service.ServiceSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes a draft a row: seals what names a person, and waits for the commit.
@ApplicationScoped
class NotificationStore {

    private final NotificationWriter writer;
    private final Payloads payloads;
    private final RecipientHash hashes;
    private final SendConfig config;

    NotificationStore(NotificationWriter writer, Payloads payloads, RecipientHash hashes, SendConfig config) {
        this.writer = writer;
        this.payloads = payloads;
        this.hashes = hashes;
        this.config = config;
    }

    /// Stores the draft, and the Idempotency-Key with it if there is one.
    ///
    /// @throws gov.notify.batch.Overloaded if too many wait already
    /// @throws gov.notify.jdbc.StoreUnavailable if Postgres stayed away
    WriteOutcome store(AcceptedMessage message, Caller caller, NewNotification.@Nullable Idempotency idempotency) {
        var service = caller.service();
        var template = message.template();
        var channel = template.type();
        var phone = message.phone();
        return writer.write(new NewNotification(
                message.id(),
                service.id(),
                template.id(),
                template.version(),
                caller.key().id(),
                caller.key().type(),
                channel,
                template.isPriority() || config.isNotify(service.id()) ? Lane.HIGH : Lane.NORMAL,
                message.parts(),
                phone != null && phone.isInternational(),
                phone == null ? null : phone.countryPrefix(),
                phone == null ? null : BigDecimal.valueOf(phone.rateMultiplier()),
                message.reference(),
                message.replyTo(),
                hashes.of(message.normalised()),
                expiry(message, service, channel),
                payloads.seal(message.id(), service.id(), payload(message)),
                message.scheduledFor(),
                null,
                null,
                idempotency));
    }

    /// The payload is shown for as long as the row is, and goes the day after (pipeline contract, section 2.2).
    private static LocalDate expiry(AcceptedMessage message, ServiceSnapshot service, Channel channel) {
        var sent = Objects.requireNonNullElseGet(message.scheduledFor(), () -> Uuid7.createdAt(message.id()));
        return LocalDate.ofInstant(sent, ZoneOffset.UTC).plusDays(service.retentionDays(channel) + 1L);
    }

    private static Payload payload(AcceptedMessage message) {
        @SuppressWarnings({"unchecked", "NullAway"}) // JSON may hold nulls, which a payload keeps as they are
        var personalisation =
                (Map<String, Object>) (Map<String, ?>) Needed.of(message.personalisation(), message.template());
        return new Payload(message.to(), personalisation, message.unsubscribeUrl());
    }
}
