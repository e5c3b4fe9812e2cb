package gov.notify.worker.deliver;

import gov.notify.message.Lane;
import gov.notify.queue.TokenBucket;
import gov.notify.queue.TokenBucket.Identity;
import gov.notify.queue.TokenBucket.Line;
import gov.notify.worker.deliver.NextStep.HeldBack;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Gives each message that waits for a rate a turn of its own, reserved in Redis for all workers.
@Singleton
final class TurnReservations {

    private static final Duration LONGEST_WAIT_OF_A_CODE = Duration.ofSeconds(5);

    private final TokenBucket bucket;
    private final SenderBacklog backlog;

    TurnReservations(TokenBucket bucket, SenderBacklog backlog) {
        this.bucket = bucket;
        this.backlog = backlog;
    }

    /// @param cost in message parts
    /// @param answer is told how long it waits
    record Waiting(ClaimedMessage claim, int cost, Consumer<HeldBack> answer) {}

    /// True for what nobody has tried yet and nothing has kept: it goes to the end of its line. Everything
    /// else had its turn already.
    static boolean isNew(ClaimedMessage claim) {
        return claim.deferrals() == 0 && claim.attempts() <= 1 && !claim.ambiguous();
    }

    /// @param soonest the first turn comes no sooner
    void assign(Identity identity, Lane lane, Duration soonest, List<Waiting> messages) {
        if (lane == Lane.HIGH) {
            // A sign-in code is of use for minutes only: none waits behind a whole line of them.
            var latest = LONGEST_WAIT_OF_A_CODE.compareTo(soonest) > 0 ? LONGEST_WAIT_OF_A_CODE : soonest;
            tell(identity, soonest, latest, messages);
            return;
        }
        reserve(
                identity,
                new Line(lane, false),
                soonest,
                messages.stream().filter(one -> isNew(one.claim())).toList());
        reserve(
                identity,
                new Line(lane, true),
                soonest,
                messages.stream().filter(one -> !isNew(one.claim())).toList());
    }

    private void reserve(Identity identity, Line line, Duration soonest, List<Waiting> messages) {
        if (messages.isEmpty()) {
            return;
        }
        int parts = messages.stream().mapToInt(Waiting::cost).sum();
        var first = bucket.reserve(identity, line, soonest, parts);
        var last = first.plus(identity.timeFor(parts));
        backlog.learn(identity, line, last);
        tell(identity, first, last, messages);
    }

    private static void tell(Identity identity, Duration first, Duration latest, List<Waiting> messages) {
        var wait = first;
        for (var message : messages) {
            var due = message.claim().now().plus(wait.compareTo(latest) > 0 ? latest : wait);
            message.answer().accept(new HeldBack(due, identity.name()));
            wait = wait.plus(identity.timeFor(message.cost()));
        }
    }
}
