package gov.notify.worker.deliver;

import gov.notify.message.Channel;
import jakarta.inject.Singleton;

/// The calls to providers, a bounded number at once for each channel, whose outcomes settle the channel's messages.
@Singleton
final class ChannelCalls {

    private final RateLimiter rateLimiter;
    private final DeliveryPolicy policy;
    private final DeliveryMetrics metrics;
    private final Settlements settlements;
    private final DeliveryBounds bounds;

    ChannelCalls(
            RateLimiter rateLimiter,
            DeliveryPolicy policy,
            DeliveryMetrics metrics,
            Settlements settlements,
            DeliveryBounds bounds) {
        this.rateLimiter = rateLimiter;
        this.policy = policy;
        this.metrics = metrics;
        this.settlements = settlements;
        this.bounds = bounds;
    }

    /// Asked once for each channel, at start.
    ProviderCalls of(Channel channel) {
        return new ProviderCalls(
                rateLimiter, policy, metrics, settlements.of(channel), bounds.calls(), bounds.latestStart());
    }
}
