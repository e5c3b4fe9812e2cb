package gov.notify.worker.stream;

import gov.notify.redis.RedisUnavailable;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jboss.logging.Logger;

/// Reads streams for some lane groups, from [#start] to [#stop].
@Singleton
public final class StreamEngine {

    private static final Logger LOG = Logger.getLogger(StreamEngine.class);
    private static final int OFFERED_AT_A_TIME = 1000;
    private static final Duration MEASURE_EVERY = Duration.ofSeconds(10);
    private static final Duration TOUCH_EVERY = Duration.ofSeconds(20);

    private final List<LaneGroup> groups;
    private final StreamConfig config;
    private final StreamCommands commands;
    private final ConsumerGroups consumerGroups;
    private final DeadLetters deadLetters;
    private final StreamGauges gauges;
    private final MeterRegistry meters;
    private final Map<LaneGroup, InFlight> hands = new HashMap<>();
    private final Map<LaneGroup, StreamReader> readers = new HashMap<>();
    private final List<PeriodicTask> loops = new ArrayList<>();
    private volatile IntConsumer counted = _ -> {};
    private long touchedAtNanos = System.nanoTime();

    @Inject
    StreamEngine(
            WorkerLanes lanes,
            StreamConfig config,
            StreamCommands commands,
            AckWriter ackWriter,
            ConsumerGroups consumerGroups,
            DeadLetters deadLetters,
            StreamGauges gauges,
            MeterRegistry meters) {
        this(lanes.groups(), config, commands, ackWriter, consumerGroups, deadLetters, gauges, meters);
    }

    StreamEngine(
            List<LaneGroup> groups,
            StreamConfig config,
            StreamCommands commands,
            AckWriter ackWriter,
            ConsumerGroups consumerGroups,
            DeadLetters deadLetters,
            StreamGauges gauges,
            MeterRegistry meters) {
        this.groups = List.copyOf(groups);
        this.config = config;
        this.commands = commands;
        this.consumerGroups = consumerGroups;
        this.deadLetters = deadLetters;
        this.gauges = gauges;
        this.meters = meters;
        for (var group : groups) {
            var inFlight = new InFlight(group, ackWriter, commands, meters);
            group.handler().start(inFlight);
            hands.put(group, inFlight);
            readers.put(
                    group, new StreamReader(group, inFlight, commands, consumerGroups, deadLetters, config.block()));
        }
    }

    /// Runs `listener` whenever Redis turns out to have lost everything.
    public void whenEmptied(Runnable listener) {
        consumerGroups.whenEmptied(listener);
    }

    /// Tells `listener` with every heartbeat how many workers live, this one included.
    public void whenCounted(IntConsumer listener) {
        counted = listener;
    }

    /// Returns at once, whether Redis is there or not.
    public void start() {
        try {
            beat();
            consumerGroups.create();
        } catch (RedisUnavailable e) {
            LOG.warnf("starting without Redis (%s)", e.getCause());
        }
        readers.values().forEach(StreamReader::start);
        loops.add(PeriodicTask.every(config.heartbeat(), "heartbeat", this::beat));
        loops.add(PeriodicTask.every(config.mover(), "mover", this::moveDue));
        loops.add(PeriodicTask.every(config.takeover(), "takeover", takeover()::run));
        loops.add(PeriodicTask.every(MEASURE_EVERY, "gauges", gauges::measure));
        LOG.infof(
                "%s reads %s",
                commands.me(), groups.stream().map(LaneGroup::name).toList());
    }

    /// Stops reading, lets work under way finish as long as the settings allow, and offers the rest to others.
    public void stop() {
        long deadline = System.nanoTime() + config.stopWithin().toNanos();
        readers.values().forEach(StreamReader::stop);
        groups.forEach(group -> group.handler().stop());
        try {
            for (var reader : readers.values()) {
                reader.awaitEnd();
            }
            awaitEmptyHands(deadline);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        loops.forEach(PeriodicTask::close);
        try {
            offerWhatIsLeft();
            commands.stopBeating();
        } catch (RedisUnavailable e) {
            LOG.warnf("others will find what is left by themselves: %s", e.getCause());
        }
        LOG.infof("%s stopped", commands.me());
    }

    /// Whether everything that reads, keeps order and stores what became of messages still does. Says nothing
    /// of Redis and Postgres.
    public boolean isWell() {
        return readers.values().stream().allMatch(StreamReader::isAlive)
                && hands.values().stream().noneMatch(InFlight::isStarved)
                && loops.stream().allMatch(PeriodicTask::isWell)
                && groups.stream().allMatch(group -> group.handler().isWell());
    }

    private void awaitEmptyHands(long deadline) throws InterruptedException {
        while (hands.values().stream().anyMatch(inFlight -> !inFlight.isEmpty()) && System.nanoTime() - deadline < 0) {
            Thread.sleep(Duration.ofMillis(20));
        }
        hands.forEach((group, inFlight) -> {
            if (!inFlight.isEmpty()) {
                LOG.warnf("%s: %d entries were not finished in time", group.name(), inFlight.size());
            }
        });
    }

    private void offerWhatIsLeft() {
        var me = commands.me().value();
        for (var source : consumerGroups.sources()) {
            var ids = commands.pendingOf(source, me, OFFERED_AT_A_TIME).stream()
                    .map(StreamCommands.Pending::entryId)
                    .toList();
            StreamCommands.portions(ids).forEach(some -> commands.giveUp(source, some));
        }
    }

    private void beat() {
        int workers = commands.beat(config.heartbeat().multipliedBy(3));
        counted.accept(workers);
        if (System.nanoTime() - touchedAtNanos > TOUCH_EVERY.toNanos()) {
            touchedAtNanos = System.nanoTime();
            hands.values().forEach(inFlight -> inFlight.touch(TOUCH_EVERY));
        }
    }

    private void moveDue() {
        for (int shard = 0; shard < consumerGroups.shards(); shard++) {
            commands.moveDue(shard);
        }
    }

    private PendingReclaimer takeover() {
        var bySource = new HashMap<StreamShard, InFlight>();
        hands.forEach((group, inFlight) -> {
            for (var stream : group.lanes()) {
                for (int shard = 0; shard < consumerGroups.shards(); shard++) {
                    bySource.put(new StreamShard(stream, shard), inFlight);
                }
            }
        });
        return new PendingReclaimer(bySource, commands, deadLetters, config, meters);
    }
}
