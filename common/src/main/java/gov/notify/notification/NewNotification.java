package gov.notify.notification;

import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import gov.notify.message.Lane;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message that passed every check and is ready to be stored: its row, its sealed payload and its place in the queue.
///
/// Holds nothing readable about a person: the recipient is a keyed hash, the payload is sealed.
///
/// @param id UUIDv7; its time is the row's `created_at`
/// @param parts text fragments as estimated at acceptance, 1 for email: what the message will cost at the rate limit
/// @param replyToText the resolved reply-to address or sender, so that later edits do not change this message
/// @param payloadExpiresOn the day whose partition holds the payload
/// @param scheduledFor not to be sent before; null means now
/// @param expiresAt not to be sent after (a sign-in code's life); null means no limit
/// @param idempotency the caller's Idempotency-Key, if it sent one
public record NewNotification(
        UUID id,
        UUID serviceId,
        UUID templateId,
        int templateVersion,
        @Nullable UUID apiKeyId,
        KeyType keyType,
        Channel channel,
        Lane lane,
        int parts,
        boolean international,
        @Nullable String phonePrefix,
        @Nullable BigDecimal rateMultiplier,
        @Nullable String clientReference,
        @Nullable String replyToText,
        byte[] recipientHash,
        LocalDate payloadExpiresOn,
        byte[] sealedPayload,
        @Nullable Instant scheduledFor,
        @Nullable Instant expiresAt,
        @Nullable UUID createdById,
        @Nullable Idempotency idempotency) {

    /// An Idempotency-Key as it is stored.
    ///
    /// @param keyHash of the key as sent
    /// @param requestHash of route and body: the same key with another one is a mistake of the caller's
    /// @param sealedAnswer what the first use is answered, for those that follow
    public record Idempotency(byte[] keyHash, byte[] requestHash, byte[] sealedAnswer) {}

    /// When it was accepted, to the millisecond.
    public Instant createdAt() {
        return Uuid7.createdAt(id);
    }

    @Override
    public String toString() {
        return "NewNotification[" + id + "]";
    }
}
