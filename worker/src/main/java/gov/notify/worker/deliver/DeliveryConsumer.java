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
    private final GuardedComposer composer;
    private final TwoStageRateLimiter rateLimiter;
    private final DeliveryPolicy policy;
    private final MemoryBudget budget;
    private final Quarantine quarantine;
    private final ChannelCalls calls;
    private final DeliveryBounds bounds;

    DeliveryConsumer(
            QueueClaimer claimer,
            GuardedComposer composer,
            TwoStageRateLimiter rateLimiter,
            DeliveryPolicy policy,
            MemoryBudget budget,
            Quarantine quarantine,
            ChannelCalls calls,
            DeliveryBounds bounds) {
        this.claimer = claimer;
        this.composer = composer;
        this.rateLimiter = rateLimiter;
        this.policy = policy;
        this.budget = budget;
        this.quarantine = quarantine;
        this.calls = calls;
        this.bounds = bounds;
    }

    @Override
    public List<LaneGroup> laneGroups() {
        return Stream.of(Channel.values()).map(this::laneGroup).toList();
    }

    private LaneGroup laneGroup(Channel channel) {
        var delivery = new Delivery(claimer, composer, rateLimiter, policy, budget, quarantine, calls.of(channel));
        var lanes = Stream.of(Lane.HIGH, Lane.NORMAL, Lane.BULK)
                .map(lane -> WorkStream.send(channel, lane))
                .toList();
        return new LaneGroup("send-" + channel.wireName(), lanes, bounds.entries(), delivery);
    }
}
