package gov.notify.notification;

import gov.notify.message.Channel;
import gov.notify.template.TemplateReference;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A notification as it stands in the table.
///
/// @param replyTo the reply-to address or sender that it was accepted with
/// @param payloadExpiresOn the day whose partition holds its payload; null for rows of a job, whose recipients are in
/// the job's file
/// @param unsubscribeLink of rows that an earlier version stored; since then it is in the payload
public record StoredNotification(
        UUID id,
        UUID serviceId,
        TemplateReference template,
        Channel channel,
        NotificationStatus status,
        Origin origin,
        Billing billing,
        Times times,
        Provider provider,
        @Nullable String replyTo,
        @Nullable LocalDate payloadExpiresOn,
        @Nullable String unsubscribeLink) {

    /// What it was made by.
    ///
    /// @param author the name of the person who sent it, where it was sent by hand
    public record Origin(
            @Nullable UUID apiKeyId,
            @Nullable String clientReference,
            @Nullable UUID jobId,
            @Nullable Integer jobRowNumber,
            @Nullable String author) {}

    /// What it is charged as.
    ///
    /// @param units fragments of a text; 0 while they are not known
    public record Billing(int units, @Nullable BigDecimal rateMultiplier) {}

    /// What happened to it when, and when it is to be sent.
    public record Times(
            Instant created,
            @Nullable Instant scheduledFor,
            @Nullable Instant sent,
            @Nullable Instant updated) {}

    /// Who took it, and what they and the carrier said of it.
    ///
    /// @param reference the provider's id of the message
    public record Provider(
            @Nullable String name,
            @Nullable String reference,
            @Nullable String response,
            @Nullable String carrier) {}

    @Override
    public String toString() {
        return "StoredNotification[" + id + "]";
    }
}
