package gov.notify.worker.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import gov.notify.queue.QueueKeys;
import gov.notify.queue.QueueScripts;
import gov.notify.redis.RedisCalls;
import gov.notify.redis.RedisUnavailable;
import gov.notify.worker.config.WorkerId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Reads streams for some lane groups, from [#start] to [#stop].
public final class StreamEngine {

    private static final Logger LOG = Logger.getLogger(StreamEngine.class);
    private static final int OFFERED_AT_A_TIME = 1000;
    private static final Duration MEASURE_EVERY = Duration.ofSeconds(10);
    private static final Duration TOUCH_EVERY = Duration.ofSeconds(20);

    /// Everything the engine stands on.
    public record Ground(RedisCalls redis, DataSource database, Clock clock, ObjectMapper json, MeterRegistry meters) {}

    private final Ground ground;
    private final Parts parts;
    private final List<LaneGroup> groups;
    private final Map<LaneGroup, InFlight> hands = new HashMap<>();
    private final Map<LaneGroup, StreamReader> readers = new HashMap<>();
    private final List<PeriodicTask> loops = new ArrayList<>();
    private volatile IntConsumer counted = _ -> {};
    private long touchedAtNanos = System.nanoTime();

    public StreamEngine(Ground ground, StreamConfig config, int shards, WorkerId worker, List<LaneGroup> groups) {
        this.ground = ground;
        this.groups = List.copyOf(groups);
        var redis = ground.redis();
        var commands = new StreamCommands(redis, worker);
        var ackWriter = new AckWriter(redis);
        var deadLetters =
                new DeadLetters(ground.database(), redis, ackWriter, ground.clock(), ground.json(), ground.meters());
        this.parts = new Parts(
                redis, commands, ackWriter, new ConsumerGroups(commands, shards), deadLetters, config, worker, shards);
        for (var group : groups) {
            var inFlight = new InFlight(group, ackWriter, commands, ground.meters());
            group.handler().start(inFlight);
            hands.put(group, inFlight);
            readers.put(group, new StreamReader(inFlight, group, parts));
        }
    }

    /// Runs `listener` whenever Redis turns out to have lost everything.
    public void whenEmptied(Runnable listener) {
        parts.consumerGroups().whenEmptied(listener);
    }

    /// Tells `listener` with every heartbeat how many workers live, this one included.
    public void whenCounted(IntConsumer listener) {
        counted = listener;
    }

    /// Returns at once, whether Redis is there or not.
    public void start() {
        var config = parts.config();
        try {
            beat();
            parts.consumerGroups().create();
        } catch (RedisUnavailable e) {
            LOG.warnf("starting without Redis (%s)", e.getCause());
        }
        readers.values().forEach(StreamReader::start);
        loops.add(PeriodicTask.every(config.heartbeat(), "heartbeat", this::beat));
        loops.add(PeriodicTask.every(config.mover(), "mover", this::moveDue));
        loops.add(PeriodicTask.every(config.takeover(), "takeover", takeover()::run));
        var gauges = new StreamGauges(parts.redis(), parts.consumerGroups(), ground.clock(), ground.meters());
        loops.add(PeriodicTask.every(MEASURE_EVERY, "gauges", gauges::measure));
        LOG.infof(
                "%s reads %s",
                parts.worker(), groups.stream().map(LaneGroup::name).toList());
    }

    /// Stops reading, lets work under way finish as long as the settings allow, and offers the rest to others.
    public void stop() {
        long deadline = System.nanoTime() + parts.config().stopWithin().toNanos();
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
            parts.commands().stopBeating();
        } catch (RedisUnavailable e) {
            LOG.warnf("others will find what is left by themselves: %s", e.getCause());
        }
        LOG.infof("%s stopped", parts.worker());
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
        var me = parts.worker().value();
        for (var source : parts.consumerGroups().sources()) {
            var ids = parts.commands().pendingOf(source, me, OFFERED_AT_A_TIME).stream()
                    .map(StreamCommands.Pending::entryId)
                    .toList();
            StreamCommands.portions(ids).forEach(some -> parts.commands().giveUp(source, some));
        }
    }

    private void beat() {
        int workers = parts.commands().beat(parts.config().heartbeat().multipliedBy(3));
        counted.accept(workers);
        if (System.nanoTime() - touchedAtNanos > TOUCH_EVERY.toNanos()) {
            touchedAtNanos = System.nanoTime();
            hands.values().forEach(inFlight -> inFlight.touch(TOUCH_EVERY));
        }
    }

    private void moveDue() {
        for (int shard = 0; shard < parts.shards(); shard++) {
            QueueScripts.moveDue(parts.redis(), new QueueKeys(shard));
        }
    }

    private PendingReclaimer takeover() {
        var bySource = new HashMap<StreamShard, InFlight>();
        var handlers = new HashMap<StreamShard, EntryHandler>();
        hands.forEach((group, inFlight) -> {
            for (var stream : group.lanes()) {
                for (int shard = 0; shard < parts.shards(); shard++) {
                    bySource.put(new StreamShard(stream, shard), inFlight);
                    handlers.put(new StreamShard(stream, shard), group.handler());
                }
            }
        });
        return new PendingReclaimer(parts, bySource, handlers, ground.meters());
    }
}
