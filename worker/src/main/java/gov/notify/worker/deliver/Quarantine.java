package gov.notify.worker.deliver;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps a message that ends workers from ending them all, and those that happened to be beside it out of suspicion.
///
/// One death says little: dozens of messages are in a worker's hands when it dies. A message that two workers died with
/// is worked on alone: all others like it wait in the queue, unclaimed, so that the next death counts for one message
/// only. The third is the last: the message fails without being opened.
@Singleton
final class Quarantine {

    static final int DEATHS_OF_A_SUSPECT = 2;
    static final int MOST_DEATHS = 3;
    private static final Duration APART = Duration.ofMillis(200);

    private final long longestNanos;
    private long busySinceNanos;
    private @Nullable UUID inside;

    @Inject
    Quarantine(DeliveryConfig config) {
        this(config.lease());
    }

    /// @param longest one suspect is worked on at most: the time a claim lasts
    Quarantine(Duration longest) {
        this.longestNanos = longest.toNanos();
    }

    static boolean isSuspect(ClaimedMessage claim) {
        return claim.deaths() >= DEATHS_OF_A_SUSPECT && !isCondemned(claim);
    }

    static boolean isCondemned(ClaimedMessage claim) {
        return claim.deaths() >= MOST_DEATHS;
    }

    /// What becomes of claims: worked on now; or put back, to be tried again after a while.
    record Line(List<ClaimedMessage> onward, List<Waiting> waiting) {}

    record Waiting(ClaimedMessage claim, Duration after) {}

    /// Lets one suspect of these through at most, and none while another is worked on. It must [#leave] when its
    /// outcome is stored.
    Line lineUp(List<ClaimedMessage> claims) {
        var onward = new ArrayList<ClaimedMessage>(claims.size());
        var waiting = new ArrayList<Waiting>();
        for (var claim : claims) {
            if (!isSuspect(claim)) {
                onward.add(claim);
            } else if (enter(claim)) {
                onward.add(claim);
            } else {
                waiting.add(new Waiting(claim, APART.multipliedBy(waiting.size() + 1L)));
            }
        }
        return new Line(onward, waiting);
    }

    private synchronized boolean enter(ClaimedMessage claim) {
        var now = System.nanoTime();
        if (inside != null && now - busySinceNanos < longestNanos) {
            return false;
        }
        inside = claim.notificationId();
        busySinceNanos = now;
        return true;
    }

    /// Says nothing of another that has entered since, because this one took too long.
    synchronized void leave(ClaimedMessage claim) {
        if (claim.notificationId().equals(inside)) {
            inside = null;
        }
    }
}
