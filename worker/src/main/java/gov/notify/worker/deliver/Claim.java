package gov.notify.worker.deliver;

import gov.notify.message.Channel;
import gov.notify.message.Lane;
import gov.notify.queue.Entry;
import gov.notify.worker.stream.Acknowledger;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message that is this worker's until its lease runs out: a row of `send_queue`, and the entry that hinted
/// at it.
///
/// @param owner of exactly this claim, so that a later claim by the same worker is another's
/// @param attempts hand-overs including the one this claim is for
/// @param died whether an earlier claim ran out: its worker may or may not have called the provider
/// @param deferrals hand-overs that came to nothing through no fault of the message
/// @param deaths how many claims ran out, this one's predecessor included
/// @param ambiguousUntil set when an earlier call got no answer; past by now
/// @param firstAttemptAt when it was first claimed
/// @param expiresAt not to be sent after
/// @param claimedAt when it was claimed, on the clock of Postgres
/// @param claimedNanos a moment not after the claim began, on the clock of [System#nanoTime]
record Claim(
        Entry entry,
        Acknowledger acknowledger,
        UUID notificationId,
        UUID serviceId,
        Channel channel,
        Lane lane,
        int parts,
        String owner,
        int attempts,
        int deferrals,
        boolean died,
        int deaths,
        @Nullable Instant ambiguousUntil,
        Instant firstAttemptAt,
        @Nullable Instant expiresAt,
        Instant claimedAt,
        long claimedNanos) {

    /// The time as Postgres has it, which every worker shares: budgets and due times are by this clock.
    Instant now() {
        return claimedAt.plusNanos(System.nanoTime() - claimedNanos);
    }

    /// True when the provider may have this message already.
    boolean ambiguous() {
        return died || ambiguousUntil != null;
    }
}
