package gov.notify.worker.deliver;

import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import gov.notify.message.Lane;
import gov.notify.notification.NotificationStatus;
import gov.notify.queue.Entry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message that is this worker's until its lease runs out: a row of `send_queue`, the entry that hinted at it, and
/// what its row in `notifications` says. Prints as its id.
///
/// @param expiresAt not to be sent after
/// @param content null when the notification is gone
record ClaimedMessage(
        Entry entry,
        UUID notificationId,
        UUID serviceId,
        Channel channel,
        Lane lane,
        int parts,
        Lease lease,
        Tries tries,
        @Nullable Instant expiresAt,
        @Nullable Content content) {

    /// Whose it is, and since when.
    ///
    /// @param owner of exactly this claim, so that a later claim by the same worker is another's
    /// @param claimedAt when it was claimed, on the clock of Postgres
    /// @param claimedNanos a moment not after the claim began, on the clock of [System#nanoTime]
    record Lease(String owner, Instant claimedAt, long claimedNanos) {}

    /// What has been tried so far.
    ///
    /// @param attempts hand-overs including the one this claim is for
    /// @param deferrals hand-overs that came to nothing through no fault of the message
    /// @param died whether an earlier claim ran out: its worker may or may not have called the provider
    /// @param deaths how many claims ran out, this one's predecessor included
    /// @param unanswered calls that got no answer; a death after one of them counts as another
    /// @param ambiguousUntil set when an earlier call got no answer; past by now
    /// @param firstAttemptAt when it was first claimed
    record Tries(
            int attempts,
            int deferrals,
            boolean died,
            int deaths,
            int unanswered,
            @Nullable Instant ambiguousUntil,
            Instant firstAttemptAt) {}

    /// Its row in `notifications` and its sealed payload.
    ///
    /// @param unsubscribeLink of messages that an earlier version accepted; since then it is in the payload
    /// @param sentBy the provider an unanswered call went to; a repetition stays with it
    /// @param sealed recipient and personalisation; null once erased, or while it is large and not yet read
    /// @param largeOn the day under which a large payload stands that is still to be read
    record Content(
            @Nullable UUID templateId,
            int templateVersion,
            KeyType keyType,
            NotificationStatus status,
            @Nullable String replyTo,
            boolean international,
            @Nullable String unsubscribeLink,
            @Nullable String sentBy,
            Instant createdAt,
            byte @Nullable [] sealed,
            @Nullable LocalDate largeOn) {

        Content with(byte @Nullable [] payload, @Nullable LocalDate day) {
            return new Content(
                    templateId,
                    templateVersion,
                    keyType,
                    status,
                    replyTo,
                    international,
                    unsubscribeLink,
                    sentBy,
                    createdAt,
                    payload,
                    day);
        }

        @Override
        public String toString() {
            return "Content[" + status.wireName() + "]";
        }
    }

    ClaimedMessage with(@Nullable Content read) {
        return new ClaimedMessage(
                entry, notificationId, serviceId, channel, lane, parts, lease, tries, expiresAt, read);
    }

    ClaimedMessage renewed(Lease lease) {
        return new ClaimedMessage(
                entry, notificationId, serviceId, channel, lane, parts, lease, tries, expiresAt, content);
    }

    String owner() {
        return lease.owner();
    }

    int attempts() {
        return tries.attempts();
    }

    int deferrals() {
        return tries.deferrals();
    }

    boolean died() {
        return tries.died();
    }

    int deaths() {
        return tries.deaths();
    }

    /// Whether the provider may have it twice already.
    boolean mayBeThereTwice() {
        return tries.unanswered() >= 2;
    }

    @Nullable
    Instant ambiguousUntil() {
        return tries.ambiguousUntil();
    }

    Instant firstAttemptAt() {
        return tries.firstAttemptAt();
    }

    /// The time as Postgres has it, which every worker shares: budgets and due times are by this clock.
    Instant now() {
        return lease.claimedAt().plusNanos(System.nanoTime() - lease.claimedNanos());
    }

    /// True when the provider may have this message already.
    boolean ambiguous() {
        return died() || ambiguousUntil() != null;
    }

    /// Whether its payload is still to be read, alone.
    boolean isLarge() {
        return content != null && content.largeOn() != null;
    }

    @Override
    public String toString() {
        return "ClaimedMessage[" + notificationId + "]";
    }
}
