package gov.notify.notification;

import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which notifications of a service to list, newest first.
///
/// @param statuses empty means all
/// @param channels empty means all
/// @param clientReference exactly this one, or null for all
/// @param keyType made with such a key
/// @param withJobs whether rows of jobs are listed too
/// @param emailsFrom emails with ids at or above this one: the edge of their retention
/// @param textsFrom texts with ids at or above this one
/// @param olderThan ids below this one, or null
/// @param limit the most rows
/// @param offset rows to skip, for pages that are counted
public record NotificationFilter(
        UUID serviceId,
        Set<NotificationStatus> statuses,
        Set<Channel> channels,
        @Nullable String clientReference,
        KeyType keyType,
        boolean withJobs,
        UUID emailsFrom,
        UUID textsFrom,
        @Nullable UUID olderThan,
        int limit,
        int offset) {

    /// Whether it selects most of what services send, so that a page of it fills at once wherever one looks.
    boolean isUsual() {
        return statuses.isEmpty() && channels.isEmpty() && keyType == KeyType.NORMAL;
    }

    /// No message with a lower id is selected.
    UUID oldest() {
        return emailsFrom.compareTo(textsFrom) < 0 ? emailsFrom : textsFrom;
    }
}
