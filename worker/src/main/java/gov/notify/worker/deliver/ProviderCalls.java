package gov.notify.worker.deliver;

import gov.notify.log.SafeStackTrace;
import gov.notify.worker.deliver.NextStep.Release;
import gov.notify.worker.provider.Handover;
import gov.notify.worker.provider.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Makes the calls of one channel: a bounded number at once, each only while its claim lasts long enough, and each
/// with an outcome.
final class ProviderCalls {

    private static final Logger LOG = Logger.getLogger(ProviderCalls.class);

    private final RateLimiter rateLimiter;
    private final DeliveryPolicy policy;
    private final DeliveryMetrics metrics;
    private final Settlement settlement;
    private final Dispatcher dispatcher;
    private final Duration latestStart;
    private volatile boolean stopping;

    /// @param permits calls at once
    /// @param latestStart a call that has not begun this long after its claim is not made: it might
    /// outlast the lease
    ProviderCalls(
            RateLimiter rateLimiter,
            DeliveryPolicy policy,
            DeliveryMetrics metrics,
            Settlement settlement,
            int permits,
            Duration latestStart) {
        this.rateLimiter = rateLimiter;
        this.policy = policy;
        this.metrics = metrics;
        this.settlement = settlement;
        this.dispatcher = new Dispatcher(permits, this::call);
        this.latestStart = latestStart;
    }

    /// Where outcomes go.
    Settlement settlement() {
        return settlement;
    }

    void add(List<ReadyMessage> messages) {
        dispatcher.add(messages);
        if (stopping) {
            releaseUnbegun();
        }
    }

    /// By [System#nanoTime].
    long latestStart(ClaimedMessage claim) {
        return claim.lease().claimedNanos() + latestStart.toNanos();
    }

    /// Whether it is too late to begin a call.
    boolean isTooLate(ClaimedMessage claim) {
        return System.nanoTime() - latestStart(claim) > 0;
    }

    boolean isStopping() {
        return stopping;
    }

    /// Begins no call any more.
    void stop() {
        stopping = true;
        releaseUnbegun();
    }

    private void releaseUnbegun() {
        dispatcher.clear().forEach(message -> settlement.settle(message, new Release()));
    }

    private void call(ReadyMessage message) {
        var claim = message.claim();
        if (stopping) {
            settlement.settle(message, new Release());
            return;
        }
        if (isTooLate(claim)) {
            settlement.settle(message, policy.soon(claim));
            return;
        }
        if (claim.ambiguous()) {
            metrics.possibleDuplicate(claim.channel());
        }
        long began = System.nanoTime();
        var handover = send(message);
        long nanos = System.nanoTime() - began;
        metrics.called(message, handover, nanos);
        if (handover instanceof Handover.Throttled) {
            slowDown(message);
        }
        var call = new Outcome.Call(message.provider().identifier(), handover, TimeUnit.NANOSECONDS.toMillis(nanos));
        settlement.settle(message, new Outcome(claim, policy.after(handover, message), call));
    }

    // Whatever becomes of the rate, the outcome of the call must be stored.
    private void slowDown(ReadyMessage message) {
        try {
            rateLimiter.slowDown(message);
        } catch (RuntimeException e) {
            LOG.errorf("cannot slow %s down: %s", message.provider().identifier(), SafeStackTrace.of(e));
        }
    }

    // The boundary to code that speaks to the outside: a bug in it leaves the outcome unknown.
    private Handover send(ReadyMessage message) {
        try {
            return message.provider().send(message.outgoing());
        } catch (RuntimeException | Error e) {
            LOG.errorf(
                    "%s failed at %s: %s",
                    message.provider().identifier(), message.claim().notificationId(), SafeStackTrace.of(e));
            return new Handover.Unknown(Reason.of(e.getClass().getSimpleName(), null));
        }
    }
}
