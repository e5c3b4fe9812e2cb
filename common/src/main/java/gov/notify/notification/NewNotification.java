package gov.notify.notification;

import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import gov.notify.message.Lane;
import gov.notify.recipient.PhoneNumber;
import gov.notify.template.TemplateReference;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message that passed every check and is ready to be stored, with the caller's Idempotency-Key if it sent one.
///
/// Holds nothing readable about a person: the recipient is a keyed hash, the payload is sealed.
public record NewNotification(
        Row row, Sealed sealed, @Nullable Idempotency idempotency) {

    /// What stands in its row, and in the queue.
    ///
    /// @param id UUIDv7; its time is the row's `created_at`
    /// @param replyTo the resolved reply-to address or sender, so that later edits do not change this message
    public record Row(
            UUID id,
            UUID serviceId,
            TemplateReference template,
            Channel channel,
            Origin origin,
            Destination destination,
            Queueing queueing,
            @Nullable String clientReference,
            @Nullable String replyTo) {

        /// When it was accepted, to the millisecond.
        public Instant createdAt() {
            return Uuid7.createdAt(id);
        }

        /// When it is to be sent.
        public Instant due() {
            return Objects.requireNonNullElseGet(queueing.scheduledFor, this::createdAt);
        }

        @Override
        public String toString() {
            return "Row[" + id + "]";
        }
    }

    /// The key or the person that sends it.
    public record Origin(
            KeyType keyType,
            @Nullable UUID apiKeyId,
            @Nullable UUID createdById) {}

    /// Where it goes, as far as its price depends on that.
    ///
    /// @param prefix the country code
    /// @param rateMultiplier what a fragment costs there, of one at home
    public record Destination(
            boolean international,
            @Nullable String prefix,
            @Nullable BigDecimal rateMultiplier) {

        /// Of what goes to no number.
        public static final Destination NO_NUMBER = new Destination(false, null, null);

        public static Destination of(PhoneNumber number) {
            return new Destination(
                    number.isInternational(), number.countryPrefix(), BigDecimal.valueOf(number.rateMultiplier()));
        }
    }

    /// How it waits.
    ///
    /// @param parts text fragments as estimated at acceptance, 1 for email: what it costs at the rate limit
    /// @param scheduledFor not to be sent before; null means now
    /// @param expiresAt not to be sent after (a sign-in code's life); null means no limit
    public record Queueing(
            Lane lane,
            int parts,
            @Nullable Instant scheduledFor,
            @Nullable Instant expiresAt) {}

    /// What names a person.
    ///
    /// @param payloadExpiresOn the day whose partition holds the payload
    public record Sealed(byte[] recipientHash, byte[] payload, LocalDate payloadExpiresOn) {}

    /// An Idempotency-Key as it is stored.
    ///
    /// @param keyHash of the key as sent
    /// @param requestHash of route and body: the same key with another one is a mistake of the caller's
    /// @param sealedAnswer what the first use is answered, for those that follow
    public record Idempotency(byte[] keyHash, byte[] requestHash, byte[] sealedAnswer) {}

    public UUID id() {
        return row.id;
    }

    public UUID serviceId() {
        return row.serviceId;
    }

    @Override
    public String toString() {
        return "NewNotification[" + id() + "]";
    }
}
