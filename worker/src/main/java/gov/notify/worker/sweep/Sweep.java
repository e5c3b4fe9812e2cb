package gov.notify.worker.sweep;

import gov.notify.jdbc.Sql;
import gov.notify.jdbc.StoreUnavailable;
import gov.notify.message.Channel;
import gov.notify.message.Lane;
import gov.notify.queue.Hint;
import gov.notify.queue.QueueConfig;
import gov.notify.queue.WorkStream;
import gov.notify.redis.RedisCalls;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The look for lost hints: asks Redis how far its streams have come, Postgres what should be on them and is not,
/// and hints at that.
///
/// Every worker looks on its own timer, at a pace that all of them share, so there is no leader whose death would
/// stop it.
@Singleton
public final class Sweep {

    private static final Logger LOG = Logger.getLogger(Sweep.class);

    /// Enough for some two hundred million rows: three million took 1.5 s.
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private static final List<WorkStream> SWEPT = Stream.concat(
                    Stream.of(Channel.values())
                            .flatMap(channel -> Stream.of(Lane.values()).map(lane -> WorkStream.send(channel, lane))),
                    Stream.of(WorkStream.RECEIPTS))
            .toList();

    private final DataSource database;
    private final StreamAges ages;
    private final HintRepair repair;
    private final Clock clock;
    private final SweepConfig config;
    private final QueueSweep queue;
    private final ReceiptSweep receipts;
    private final SweepPace pace;
    private final AtomicReference<@Nullable Instant> lostAt = new AtomicReference<>();

    @Inject
    Sweep(
            DataSource database,
            RedisCalls redis,
            QueueConfig queue,
            HintRepair repair,
            Clock clock,
            SweepConfig config) {
        this(database, redis, queue.shards(), repair, clock, config);
    }

    public Sweep(
            DataSource database, RedisCalls redis, int shards, HintRepair repair, Clock clock, SweepConfig config) {
        this.database = database;
        this.ages = new StreamAges(redis, shards);
        this.repair = repair;
        this.clock = clock;
        this.config = config;
        this.queue = new QueueSweep(config.most());
        this.receipts = new ReceiptSweep(config.most());
        this.pace = SweepPace.ofHints(config.every());
    }

    /// Redis was emptied: the next sweep hints at all that is due and was enqueued until now, however recently.
    public void everythingIsLost() {
        lostAt.set(clock.instant());
    }

    /// Sweeps until nothing more is found, or long enough.
    ///
    /// @throws gov.notify.redis.RedisUnavailable when Redis is away: there is nobody to hint to
    public void run() {
        var everythingBefore = lostAt.getAndSet(null);
        boolean done = false;
        try {
            done = sweepPages(everythingBefore);
        } catch (StoreUnavailable e) {
            LOG.warnf("cannot sweep: %s", e.getMessage());
        } finally {
            if (!done) {
                // Again at the next tick, unless more was lost meanwhile.
                lostAt.compareAndSet(null, everythingBefore);
            }
        }
    }

    /// False when it was another worker's turn.
    private boolean sweepPages(@Nullable Instant everythingBefore) {
        long began = System.nanoTime();
        for (int page = 0; SweepPace.mayGoOn(page, began); page++) {
            var hinted = sweep(everythingBefore);
            if (hinted.isEmpty()) {
                return false;
            }
            if (hinted.getAsInt() < config.most()) {
                break;
            }
            LOG.debugf("swept a full page, going on");
        }
        return true;
    }

    private OptionalInt sweep(@Nullable Instant everythingBefore) {
        boolean all = everythingBefore != null;
        var grace = all ? Duration.ZERO : config.grace();
        var horizons = ages.oldest(SWEPT);
        if (everythingBefore != null) {
            for (var stream : SWEPT) {
                horizons.put(stream, everythingBefore);
            }
        }
        long began = System.nanoTime();
        try {
            var marked = Sql.patiently(database, LONGEST, connection -> lost(connection, horizons, grace, all));
            return marked.map(repair::hint).map(OptionalInt::of).orElseGet(OptionalInt::empty);
        } catch (StoreUnavailable e) {
            pace.restAfterFailure(database, began);
            throw e;
        }
    }

    /// Empty when it is another worker's turn.
    private Optional<List<Hint>> lost(
            Connection connection, Map<WorkStream, Instant> oldest, Duration grace, boolean all) throws SQLException {
        if (!pace.isMyTurn(connection, all)) {
            return Optional.empty();
        }
        long began = System.nanoTime();
        var messages = queue.lost(connection, oldest, grace);
        if (messages.size() < config.most()) {
            pace.restAfter(connection, began);
        }
        var found = new ArrayList<>(messages);
        found.addAll(receipts.lost(connection, oldest, grace));
        return Optional.of(found);
    }
}
