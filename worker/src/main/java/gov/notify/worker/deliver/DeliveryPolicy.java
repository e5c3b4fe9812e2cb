package gov.notify.worker.deliver;

import gov.notify.message.Lane;
import gov.notify.worker.deliver.NextStep.GiveUp;
import gov.notify.worker.deliver.NextStep.HeldBack;
import gov.notify.worker.deliver.NextStep.Hold;
import gov.notify.worker.deliver.NextStep.Postpone;
import gov.notify.worker.deliver.NextStep.Sent;
import gov.notify.worker.provider.Handover;
import gov.notify.worker.provider.Handover.Accepted;
import gov.notify.worker.provider.Handover.Misconfigured;
import gov.notify.worker.provider.Handover.QuotaSpent;
import gov.notify.worker.provider.Handover.RecipientUnknown;
import gov.notify.worker.provider.Handover.Refused;
import gov.notify.worker.provider.Handover.SenderUnknown;
import gov.notify.worker.provider.Handover.Throttled;
import gov.notify.worker.provider.Handover.TryLater;
import gov.notify.worker.provider.Handover.Unknown;
import gov.notify.worker.provider.Reason;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// Decides what follows from a provider's answer. Knows the schedules and budgets, touches nothing. Time is the
/// claim's, which is Postgres': a worker whose clock is wrong gives nothing up early.
@Singleton
final class DeliveryPolicy {

    private static final Reason WORKER_DIED = new Reason("WorkerDied", "The outcome is not known");
    private static final Duration SHORTEST_THROTTLE = Duration.ofSeconds(1);
    private static final Duration SHORTEST_PATIENCE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(15);

    private final DeliveryConfig config;
    private final RetrySchedule schedule;

    @Inject
    DeliveryPolicy(DeliveryConfig config) {
        this(config, new RetrySchedule(RandomGenerator.getDefault()));
    }

    DeliveryPolicy(DeliveryConfig config, RetrySchedule schedule) {
        this.config = config;
        this.schedule = schedule;
    }

    NextStep after(Handover handover, ReadyMessage message) {
        var now = message.claim().now();
        return switch (handover) {
            case Accepted(var reference) ->
                new Sent(reference, message.provider().identifier(), message.units(), message.receiptComes(), now);
            case Throttled(var after) -> new Postpone(now.plus(atLeast(SHORTEST_THROTTLE, after)), false);
            case TryLater _ when mayRetry(message.claim()) -> new Postpone(now.plus(waitAfter(message.claim())), true);
            case TryLater(var reason) -> giveUp(reason, message.claim());
            case QuotaSpent(var reason, var after) -> patiently(reason, after, message.claim());
            case Misconfigured(var reason, var after) -> patiently(reason, after, message.claim());
            case SenderUnknown(var reason, var after) -> patiently(reason, after, message.claim());
            case RecipientUnknown(var reason) -> patiently(reason, moreAndMore(message.claim()), message.claim());
            case Refused(var reason) -> giveUp(reason, message.claim());
            case Unknown(var reason) -> unanswered(reason, message, hold(message));
        };
    }

    /// Nothing was tried, for a cause of our own that will pass.
    Postpone soon(ClaimedMessage claim) {
        return later(claim, SHORTEST_THROTTLE);
    }

    /// As [#soon], after a while.
    Postpone later(ClaimedMessage claim, Duration after) {
        return new Postpone(claim.now().plus(atLeast(doubt(claim), after)), false);
    }

    /// It waits for memory: nothing was tried, as for a message that waits for its sender's rate.
    HeldBack forMemory(ClaimedMessage claim, Duration after) {
        return new HeldBack(later(claim, after).due(), MemoryBudget.NAME);
    }

    /// Something of ours failed at it. It is tried again as after a provider's failure, because the next version may
    /// be able to, and fails when its time for that is over.
    NextStep afterDefect(ClaimedMessage claim, String why) {
        return mayRetry(claim)
                ? new Postpone(claim.now().plus(atLeast(doubt(claim), waitAfter(claim))), true)
                : new GiveUp(why, claim.ambiguous());
    }

    /// Nobody can be asked right now.
    NextStep patiently(Reason reason, Duration after, ClaimedMessage claim) {
        var now = claim.now();
        return claim.firstAttemptAt().plus(config.retry().quotaBudget()).isAfter(now)
                ? new Postpone(now.plus(atLeast(doubt(claim), after)), false)
                : giveUp(reason, claim);
    }

    /// The claim before this one ran out: its worker died, or could not reach Postgres. It may have called
    /// the provider, and may yet store what came of it. So the message waits, whether or not a receipt could
    /// tell, and whether or not it may be sent again.
    NextStep afterDeath(ReadyMessage message) {
        var claim = message.claim();
        return mayRetry(claim) || claim.mayBeThereTwice() || message.ambiguity() == AmbiguityPolicy.AT_MOST_ONCE
                ? new Hold(claim.now().plus(doubt(claim)), message.provider().identifier())
                : new GiveUp(WORKER_DIED.stored(), true);
    }

    /// How long a message must wait at least, for what its last worker may still store.
    private Duration doubt(ClaimedMessage claim) {
        return claim.died() ? config.ambiguous().holdAfterDeath() : Duration.ZERO;
    }

    /// Sent once more at most: a provider that takes messages and does not answer would otherwise deliver one
    /// of them again with every try. What became of it then is for a receipt to say, or for the time-out.
    private NextStep unanswered(Reason reason, ReadyMessage message, Duration hold) {
        var claim = message.claim();
        if (claim.ambiguousUntil() != null) {
            return withoutReference(message);
        }
        return switch (message.ambiguity()) {
            case AT_MOST_ONCE -> withoutReference(message);
            case AT_LEAST_ONCE ->
                mayRetry(claim)
                        ? new Hold(claim.now().plus(hold), message.provider().identifier())
                        : new GiveUp(reason.stored(), true);
        };
    }

    /// The provider may have it, and is not asked again: a receipt or the time-out says what became of it.
    Sent withoutReference(ReadyMessage message) {
        return new Sent(
                null,
                message.provider().identifier(),
                message.units(),
                message.receiptComes(),
                message.claim().now());
    }

    /// A receipt can settle it only where the provider echoes our id; elsewhere waiting would be for nothing,
    /// and only the schedule of retries applies.
    private Duration hold(ReadyMessage message) {
        if (!message.provider().echoesNotificationId()) {
            return waitAfter(message.claim());
        }
        return holdOf(message.claim().lane());
    }

    private Duration holdOf(Lane lane) {
        var ambiguous = config.ambiguous();
        return lane == Lane.HIGH ? ambiguous.holdHigh() : ambiguous.hold();
    }

    /// As a provider is left alone that is set up wrongly, which here concerns one message: 1, 2, 4, 8, 15 minutes.
    private static Duration moreAndMore(ClaimedMessage claim) {
        var doubled = SHORTEST_PATIENCE.multipliedBy(1L << Math.min(claim.deferrals(), 4));
        return doubled.compareTo(LONGEST_PATIENCE) > 0 ? LONGEST_PATIENCE : doubled;
    }

    private boolean mayRetry(ClaimedMessage claim) {
        var expires = claim.expiresAt();
        var now = claim.now();
        if (claim.lane() == Lane.HIGH && expires != null) {
            return expires.isAfter(now);
        }
        return claim.firstAttemptAt().plus(config.retry().budget()).isAfter(now);
    }

    private Duration waitAfter(ClaimedMessage claim) {
        return schedule.waitAfter(claim.attempts(), claim.lane());
    }

    private static GiveUp giveUp(Reason reason, ClaimedMessage claim) {
        return new GiveUp(reason.stored(), claim.ambiguous());
    }

    private static Duration atLeast(Duration least, Duration other) {
        return other.compareTo(least) < 0 ? least : other;
    }
}
