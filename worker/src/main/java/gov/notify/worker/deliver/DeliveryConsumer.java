package gov.notify.worker.deliver;

import gov.notify.message.Channel;
import gov.notify.message.Lane;
import gov.notify.queue.WorkStream;
import gov.notify.worker.stream.LaneGroup;
import gov.notify.worker.stream.LaneGroups;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/// Has the streams of messages read: a delivery for each channel, over what all of them share.
@ApplicationScoped
class DeliveryConsumer implements LaneGroups {

    private final QueueClaimer claimer;
    private final Composer composer;
    private final EarlyRateLimiter earlyRateLimiter;
    private final RateLimiter rateLimiter;
    private final DeliveryPolicy policy;
    private final MemoryBudget budget;
    private final Quarantine quarantine;
    private final DeliveryMetrics metrics;
    private final Settlements settlements;
    private final DeliveryBounds bounds;

    DeliveryConsumer(
            QueueClaimer claimer,
            Composer composer,
            EarlyRateLimiter earlyRateLimiter,
            RateLimiter rateLimiter,
            DeliveryPolicy policy,
            MemoryBudget budget,
            Quarantine quarantine,
            DeliveryMetrics metrics,
            Settlements settlements,
            DeliveryBounds bounds) {
        this.claimer = claimer;
        this.composer = composer;
        this.earlyRateLimiter = earlyRateLimiter;
        this.rateLimiter = rateLimiter;
        this.policy = policy;
        this.budget = budget;
        this.quarantine = quarantine;
        this.metrics = metrics;
        this.settlements = settlements;
        this.bounds = bounds;
    }

    @Override
    public List<LaneGroup> laneGroups() {
        return Stream.of(Channel.values()).map(this::laneGroup).toList();
    }

    private LaneGroup laneGroup(Channel channel) {
        var settlement = settlements.of(channel);
        var calls = new ProviderCalls(rateLimiter, policy, metrics, settlement, bounds.calls(), bounds.latestStart());
        var delivery = new Delivery(
                claimer, composer, earlyRateLimiter, rateLimiter, policy, budget, quarantine, settlement, calls);
        var lanes = Stream.of(Lane.HIGH, Lane.NORMAL, Lane.BULK)
                .map(lane -> WorkStream.send(channel, lane))
                .toList();
        return new LaneGroup("send-" + channel.wireName(), lanes, bounds.entries(), delivery);
    }
}
