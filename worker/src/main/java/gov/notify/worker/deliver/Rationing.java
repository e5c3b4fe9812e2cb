package gov.notify.worker.deliver;

import gov.notify.notification.Lane;
import gov.notify.queue.TokenBucket;
import gov.notify.queue.TokenBucket.Identity;
import gov.notify.worker.deliver.NextStep.Postpone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Lets messages through as their identities' rates allow, a whole batch in one round trip for each identity.
///
/// Short waits are waited out here; who would wait longer is postponed, spread over the time that the rate
/// needs for all of them, so that a long backlog does not come back at once to be postponed again.
final class Rationing {

    private static final Duration LONGEST_WAIT_HERE = Duration.ofSeconds(1);
    private static final Duration LONGEST_SPREAD = Duration.ofMinutes(10);

    private final TokenBucket bucket;
    private final Rates rates;
    private final Clock clock;
    private final Map<String, Instant> spreadUntil = new ConcurrentHashMap<>();

    Rationing(TokenBucket bucket, Rates rates, Clock clock) {
        this.bucket = bucket;
        this.rates = rates;
        this.clock = clock;
    }

    /// Where messages go from here.
    interface Onward {
        void go(List<Prepared> granted);

        void wait(Prepared message, Postpone until);
    }

    private record Ration(String identity, Lane lane) {}

    /// Passes on all of `messages`; may take about a second.
    void ration(List<Prepared> messages, Onward onward) throws InterruptedException {
        var portions = new LinkedHashMap<Ration, List<Prepared>>();
        for (var message : messages) {
            portions.computeIfAbsent(
                            new Ration(message.identity(), message.claim().lane()), _ -> new ArrayList<>())
                    .add(message);
        }
        long deadline = System.nanoTime() + LONGEST_WAIT_HERE.toNanos();
        for (var portion : portions.values()) {
            ration(portion, deadline, onward);
        }
    }

    private void ration(List<Prepared> portion, long deadline, Onward onward, Identity identity)
            throws InterruptedException {
        var left = portion;
        while (!left.isEmpty()) {
            var lane = left.getFirst().claim().lane();
            var grant = bucket.take(
                    identity, kept(lane), left.stream().map(Prepared::cost).toList());
            if (grant.granted() > 0) {
                onward.go(List.copyOf(left.subList(0, grant.granted())));
                left = left.subList(grant.granted(), left.size());
            }
            if (!left.isEmpty()) {
                if (System.nanoTime() + grant.after().toNanos() - deadline > 0) {
                    postpone(left, identity, grant.after(), onward);
                    return;
                }
                Thread.sleep(grant.after());
            }
        }
    }

    private void ration(List<Prepared> portion, long deadline, Onward onward) throws InterruptedException {
        var first = portion.getFirst();
        ration(portion, deadline, onward, rates.of(first.identity(), first.outgoing()));
    }

    private void postpone(List<Prepared> left, Identity identity, Duration wait, Onward onward) {
        var now = clock.instant();
        var soonest = now.plus(wait);
        for (var message : left) {
            var own = Duration.ofMillis(Math.round(message.cost() * 1000 / identity.perSecond()));
            onward.wait(message, new Postpone(slot(message, identity, soonest, now.plus(LONGEST_SPREAD), own), false));
        }
    }

    // Sign-in codes never queue behind what was postponed before them.
    private Instant slot(Prepared message, Identity identity, Instant soonest, Instant latest, Duration own) {
        if (message.claim().lane() == Lane.HIGH) {
            return soonest;
        }
        var next = spreadUntil.merge(identity.name(), soonest, (until, _) -> until.isBefore(soonest) ? soonest : until);
        spreadUntil.put(identity.name(), next.plus(own));
        return next.isAfter(latest) ? latest : next;
    }

    /// The provider asked this identity to slow down.
    void slowDown(Prepared message) {
        bucket.slowDown(rates.of(message.identity(), message.outgoing()));
    }

    /// Share of a bucket that is left for higher lanes: sign-in codes always find a token on a shared number.
    private static double kept(Lane lane) {
        return switch (lane) {
            case HIGH -> 0;
            case NORMAL -> 0.2;
            case BULK -> 0.34;
        };
    }
}
