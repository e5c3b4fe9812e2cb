package gov.notify.notification;

import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A notification as it stands in the table, with its payload still sealed.
///
/// @param reference the provider's id of an email
/// @param messageId the provider's id of a text
/// @param unsubscribeLink of rows that an earlier version stored; since then it is in the payload
/// @param sealedPayload null once it is erased, and for rows of a job, whose recipients are in the job's file; empty
/// where it was too large to be read with others
public record StoredNotification(
        UUID id,
        UUID serviceId,
        @Nullable UUID jobId,
        @Nullable Integer jobRowNumber,
        UUID templateId,
        int templateVersion,
        @Nullable UUID apiKeyId,
        KeyType keyType,
        Channel channel,
        NotificationStatus status,
        int billableUnits,
        @Nullable BigDecimal rateMultiplier,
        boolean international,
        @Nullable String phonePrefix,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable Instant updatedAt,
        @Nullable String sentBy,
        @Nullable String reference,
        @Nullable String messageId,
        @Nullable String clientReference,
        @Nullable String replyToText,
        @Nullable UUID createdById,
        @Nullable String providerResponse,
        @Nullable String carrier,
        @Nullable LocalDate payloadExpiresOn,
        @Nullable Instant scheduledFor,
        @Nullable String unsubscribeLink,
        byte @Nullable [] sealedPayload) {

    StoredNotification withPayload(byte @Nullable [] payload) {
        return new StoredNotification(
                id,
                serviceId,
                jobId,
                jobRowNumber,
                templateId,
                templateVersion,
                apiKeyId,
                keyType,
                channel,
                status,
                billableUnits,
                rateMultiplier,
                international,
                phonePrefix,
                createdAt,
                sentAt,
                updatedAt,
                sentBy,
                reference,
                messageId,
                clientReference,
                replyToText,
                createdById,
                providerResponse,
                carrier,
                payloadExpiresOn,
                scheduledFor,
                unsubscribeLink,
                payload);
    }

    /// True when the payload is large and was left where it is: [NotificationReader#complete] reads it.
    public boolean isPayloadLeft() {
        return sealedPayload != null && sealedPayload.length == 0;
    }

    @Override
    public String toString() {
        return "StoredNotification[" + id + "]";
    }
}
