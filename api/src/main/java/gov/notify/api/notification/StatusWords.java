package gov.notify.api.notification;

import gov.notify.message.Channel;
import gov.notify.notification.NotificationStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The words of statuses: those that filters take, and the sentences that people read
/// (docs/contract/public-api.md, 6).
final class StatusWords {

    /// In the order in which a fault names them.
    static final List<String> FILTER = List.of(
            "cancelled",
            "created",
            "sending",
            "sent",
            "delivered",
            "pending",
            "failed",
            "technical-failure",
            "temporary-failure",
            "permanent-failure",
            "pending-virus-check",
            "validation-failed",
            "virus-scan-failed",
            "returned-letter",
            "accepted",
            "received");

    private static final Set<NotificationStatus> FAILED = Set.of(
            NotificationStatus.FAILED,
            NotificationStatus.TECHNICAL_FAILURE,
            NotificationStatus.TEMPORARY_FAILURE,
            NotificationStatus.PERMANENT_FAILURE,
            NotificationStatus.VALIDATION_FAILED,
            NotificationStatus.VIRUS_SCAN_FAILED);

    private StatusWords() {}

    /// What a filter word selects; nothing for `returned-letter`, which no message of ours can be.
    static Set<NotificationStatus> selectedBy(String word) {
        return switch (word) {
            case "failed" -> FAILED;
            case "accepted" -> Set.of(NotificationStatus.CREATED, NotificationStatus.SENDING);
            case "received" -> Set.of(NotificationStatus.DELIVERED);
            case "returned-letter" -> Set.of();
            default -> Set.of(NotificationStatus.of(word));
        };
    }

    /// What several filter words select together.
    static Set<NotificationStatus> selectedBy(List<String> words) {
        var selected = EnumSet.noneOf(NotificationStatus.class);
        words.forEach(word -> selected.addAll(selectedBy(word)));
        return selected;
    }

    /// The sentence for people, as the admin's reports have it (docs/contract/admin-reports.md, 5.3).
    static String description(Channel channel, NotificationStatus status) {
        boolean sms = channel == Channel.SMS;
        return switch (status) {
            case CREATED, SENDING -> "Sending";
            case PENDING -> sms ? "Pending" : "pending";
            case SENT -> sms ? "Sent internationally" : "Delivered";
            case DELIVERED -> "Delivered";
            case FAILED -> "Failed";
            case TECHNICAL_FAILURE -> "Technical failure";
            case TEMPORARY_FAILURE ->
                sms ? "Unable to find carrier response -- still looking" : "Inbox not accepting messages right now";
            case PERMANENT_FAILURE -> sms ? "Unable to find carrier response." : "Email address doesn’t exist";
            case CANCELLED, PENDING_VIRUS_CHECK, VALIDATION_FAILED, VIRUS_SCAN_FAILED -> status.wireName();
        };
    }

    /// Whether a message in this status has a time of completion (docs/contract/public-api.md, 6.1).
    static boolean isComplete(NotificationStatus status) {
        return switch (status) {
            case SENT, DELIVERED, FAILED, PERMANENT_FAILURE, TEMPORARY_FAILURE, TECHNICAL_FAILURE, CANCELLED -> true;
            case CREATED, SENDING, PENDING, PENDING_VIRUS_CHECK, VALIDATION_FAILED, VIRUS_SCAN_FAILED -> false;
        };
    }
}
