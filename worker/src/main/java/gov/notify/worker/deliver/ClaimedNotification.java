package gov.notify.worker.deliver;

import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import gov.notify.notification.NotificationStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a claimed message is: its row in `notifications` and its sealed payload. Prints as its id.
///
/// @param unsubscribeLink of messages that an earlier version accepted; since then it is in the payload
/// @param sentBy the provider an unanswered call went to; a repetition stays with it
/// @param sealed recipient and personalisation; null once erased, or while it is large and not yet read
/// @param largeOn the day under which a large payload stands that is still to be read
record ClaimedNotification(
        UUID id,
        UUID serviceId,
        @Nullable UUID templateId,
        int templateVersion,
        KeyType keyType,
        Channel channel,
        NotificationStatus status,
        @Nullable String replyTo,
        boolean international,
        @Nullable String unsubscribeLink,
        @Nullable String sentBy,
        Instant createdAt,
        byte @Nullable [] sealed,
        @Nullable LocalDate largeOn) {

    @Override
    public String toString() {
        return "ClaimedNotification[" + id + "]";
    }
}
