package gov.notify.worker.deliver;

import gov.notify.message.Channel;
import gov.notify.queue.Hints;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/// The settlements of all channels: each has writers of its own, and none goes before what it holds is stored.
@Singleton
final class Settlements implements AutoCloseable {

    private final OutcomeStore store;
    private final Hints hints;
    private final MemoryBudget budget;
    private final Quarantine quarantine;
    private final DeliveryConfig config;
    private final List<Settlement> made = new ArrayList<>();

    Settlements(OutcomeStore store, Hints hints, MemoryBudget budget, Quarantine quarantine, DeliveryConfig config) {
        this.store = store;
        this.hints = hints;
        this.budget = budget;
        this.quarantine = quarantine;
        this.config = config;
    }

    Settlement of(Channel channel) {
        var writer = new OutcomeWriter(
                "notify-outcomes-" + channel.wireName(), config.outcomeWriters(), config.outcomeBatch(), store, hints);
        var settlement = new Settlement(writer, budget, quarantine);
        made.add(settlement);
        return settlement;
    }

    @PreDestroy
    @Override
    public void close() {
        made.forEach(Settlement::close);
    }
}
