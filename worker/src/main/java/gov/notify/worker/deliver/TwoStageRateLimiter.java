package gov.notify.worker.deliver;

import gov.notify.worker.deliver.NextStep.HeldBack;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.BiConsumer;

/// Holds messages to their senders' rates, twice: before they are opened, where their turn is far off, and before they
/// are sent.
@Singleton
final class TwoStageRateLimiter {

    private final EarlyRateLimiter early;
    private final RateLimiter limiter;

    TwoStageRateLimiter(EarlyRateLimiter early, RateLimiter limiter) {
        this.early = early;
        this.limiter = limiter;
    }

    /// As [EarlyRateLimiter#pass].
    List<ClaimedMessage> unopened(List<ClaimedMessage> taken, BiConsumer<ClaimedMessage, HeldBack> wait) {
        return early.pass(taken, wait);
    }

    /// As [RateLimiter#ration].
    void ready(List<ReadyMessage> messages, RateLimiter.Onward onward) throws InterruptedException {
        limiter.ration(messages, onward);
    }
}
