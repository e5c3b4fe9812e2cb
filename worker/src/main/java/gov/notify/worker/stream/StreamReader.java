package gov.notify.worker.stream;

import gov.notify.log.SafeStackTrace;
import gov.notify.log.TroubleLog;
import gov.notify.queue.Entry;
import gov.notify.queue.EntryCodec.Decoded;
import gov.notify.redis.RedisUnavailable;
import io.vertx.redis.client.RedisConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/// Reads the lanes of one group by priority, as many entries as there are free permits.
///
/// Lanes are read one by one without waiting, because a count holds per stream; only when all are empty does one
/// waiting read over all of them serve as a wake-up.
final class StreamReader {

    private static final Logger LOG = Logger.getLogger(StreamReader.class);
    private static final Duration PATIENCE_FOR_PERMITS = Duration.ofMillis(200);
    private static final Duration AFTER_TROUBLE = Duration.ofMillis(200);

    private final LaneGroup group;
    private final InFlight inFlight;
    private final StreamCommands commands;
    private final ConsumerGroups consumerGroups;
    private final DeadLetters deadLetters;
    private final Duration block;
    private final Thread thread;
    private volatile boolean stopping;
    private final TroubleLog trouble = new TroubleLog(LOG);
    private long round;

    /// @param block how long an idle read waits
    StreamReader(
            LaneGroup group,
            InFlight inFlight,
            StreamCommands commands,
            ConsumerGroups consumerGroups,
            DeadLetters deadLetters,
            Duration block) {
        this.group = group;
        this.inFlight = inFlight;
        this.commands = commands;
        this.consumerGroups = consumerGroups;
        this.deadLetters = deadLetters;
        this.block = block;
        this.thread = Thread.ofVirtual().name("notify-read-" + group.name()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// No read begins after this; one under way ends by itself within the blocking time.
    void stop() {
        stopping = true;
    }

    void awaitEnd() throws InterruptedException {
        thread.join(block.plusSeconds(1));
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    private void run() {
        while (!stopping) {
            try {
                readAndRecover();
            } catch (InterruptedException _) {
                // Nobody interrupts a reader to end it: that would be to end it silently.
                LOG.debugf("reading %s was interrupted", group.name());
            }
        }
    }

    private void readAndRecover() throws InterruptedException {
        try {
            readUntilTrouble();
        } catch (RedisUnavailable e) {
            recover(e);
        } catch (RuntimeException | Error e) {
            // A defect: reading goes on, because a reader that ended silently would be worse.
            trouble.error(e, "reading %s failed: %s", group.name(), SafeStackTrace.of(e));
            Thread.sleep(AFTER_TROUBLE);
        }
    }

    private void readUntilTrouble() throws InterruptedException {
        var connection = commands.connection();
        try {
            while (!stopping) {
                Thread.sleep(inFlight.rest());
                if (!readLanes(connection) && !stopping) {
                    awaitWork(connection);
                }
                trouble.over("reading %s again", group.name());
            }
        } finally {
            connection.close();
        }
    }

    /// True when there may be more to read at once: something came, or no permit was free.
    private boolean readLanes(RedisConnection connection) throws InterruptedException {
        int free = inFlight.takePermits(PATIENCE_FOR_PERMITS);
        if (free == 0) {
            return true;
        }
        round++;
        boolean any = false;
        try {
            for (var stream : group.order(round)) {
                for (int number = 0; number < consumerGroups.shards() && free > 0; number++) {
                    var shard = new StreamShard(stream, number);
                    var found = commands.read(connection, shard, free);
                    any |= !found.isEmpty();
                    free -= pass(shard, found);
                }
            }
        } finally {
            inFlight.givePermitsBack(free);
        }
        return any;
    }

    private void awaitWork(RedisConnection connection) throws InterruptedException {
        var sources = group.lanes().stream()
                .flatMap(stream ->
                        IntStream.range(0, consumerGroups.shards()).mapToObj(shard -> new StreamShard(stream, shard)))
                .toList();
        int free = inFlight.takePermits(sources.size());
        try {
            // too few permits: something is being worked on, so there is no need to wait for a wake-up
            if (free == sources.size()) {
                for (var found : commands.await(connection, sources, block).entrySet()) {
                    free -= pass(found.getKey(), found.getValue());
                }
            }
        } finally {
            inFlight.givePermitsBack(free);
        }
    }

    /// Passes on what can be read and buries what cannot; answers how many permits are now in use.
    private int pass(StreamShard shard, List<Decoded> found) {
        var entries = new ArrayList<Entry>(found.size());
        for (var decoded : found) {
            switch (decoded) {
                case Decoded.Understood(var entry) -> entries.add(entry);
                case Decoded.Unreadable unreadable -> deadLetters.bury(shard, unreadable);
            }
        }
        if (!entries.isEmpty()) {
            inFlight.pass(List.copyOf(entries));
        }
        return entries.size();
    }

    private void recover(RedisUnavailable e) throws InterruptedException {
        if (stopping) {
            return;
        }
        trouble.warn(e, "cannot read %s: %s (%s)", group.name(), e.getMessage(), e.getCause());
        if (e.groupIsGone()) {
            try {
                consumerGroups.create();
                return;
            } catch (RedisUnavailable again) {
                LOG.debugf("cannot create the groups: %s", again.getCause());
            }
        }
        Thread.sleep(AFTER_TROUBLE);
    }
}
