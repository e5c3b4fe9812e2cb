package gov.notify.worker.sweep;

import gov.notify.batch.Sql;
import gov.notify.batch.StoreUnavailable;
import gov.notify.notification.Channel;
import gov.notify.notification.Lane;
import gov.notify.queue.Hint;
import gov.notify.queue.RedisCalls;
import gov.notify.queue.WorkStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// The look for lost hints: asks Redis how far its streams have come, Postgres what should be on them and is not,
/// and hints at that.
///
/// Every worker looks on its own timer, at a pace that all of them share, so there is no leader whose death would
/// stop it.
public final class Sweep {

    private static final Logger LOG = Logger.getLogger(Sweep.class);
    private static final int PAGES = 10;

    /// Enough for some two hundred million rows: three million took 1.5 s.
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private static final List<WorkStream> SWEPT = Stream.concat(
                    Stream.of(Channel.values())
                            .flatMap(channel -> Stream.of(Lane.values()).map(lane -> WorkStream.send(channel, lane))),
                    Stream.of(WorkStream.RECEIPTS))
            .toList();

    private final DataSource database;
    private final StreamAges ages;
    private final Repair repair;
    private final Clock clock;
    private final SweepConfig config;
    private final QueueSweep queue;
    private final ReceiptSweep receipts;
    private final SweepPace pace;
    private final AtomicBoolean everything = new AtomicBoolean();

    public Sweep(DataSource database, RedisCalls redis, int shards, Repair repair, Clock clock, SweepConfig config) {
        this.database = database;
        this.ages = new StreamAges(redis, shards);
        this.repair = repair;
        this.clock = clock;
        this.config = config;
        this.queue = new QueueSweep(config.most());
        this.receipts = new ReceiptSweep(config.most());
        this.pace = SweepPace.ofHints(config.every());
    }

    /// Redis was emptied: the next sweep hints at all that is due, however recently it was hinted at.
    public void everythingIsLost() {
        everything.set(true);
    }

    /// Sweeps until nothing more is found, or long enough.
    ///
    /// @throws gov.notify.queue.RedisUnavailable when Redis is away: there is nobody to hint to
    public void run() {
        boolean all = everything.getAndSet(false);
        var began = clock.instant();
        boolean done = false;
        try {
            for (int page = 0; page < PAGES && sweep(all, began) >= config.most(); page++) {
                LOG.debugf("swept a full page, going on");
            }
            done = true;
        } catch (StoreUnavailable e) {
            LOG.warnf("cannot sweep: %s", e.getMessage());
        } finally {
            if (all && !done) {
                everything.set(true);
            }
        }
    }

    private int sweep(boolean all, Instant began) {
        var oldest = ages.oldest(SWEPT, clock.instant());
        var grace = all ? Duration.ZERO : config.grace();
        var horizons = all ? SWEPT.stream().collect(Collectors.toMap(stream -> stream, _ -> began)) : oldest;
        long started = System.nanoTime();
        try {
            return repair.hint(Sql.patiently(database, LONGEST, connection -> lost(connection, horizons, grace, all)));
        } catch (StoreUnavailable e) {
            restAfterFailure(started);
            throw e;
        }
    }

    private List<Hint> lost(Connection connection, Map<WorkStream, Instant> oldest, Duration grace, boolean all)
            throws SQLException {
        if (!pace.isMyTurn(connection, all)) {
            return List.of();
        }
        long began = System.nanoTime();
        var messages = queue.lost(connection, oldest, grace);
        if (messages.isEmpty()) {
            pace.restAfter(connection, began);
        }
        var found = new ArrayList<>(messages);
        found.addAll(receipts.lost(connection, oldest, grace));
        return found;
    }

    // A look that was cut off cost as much as one that ended.
    private void restAfterFailure(long began) {
        try {
            Sql.transaction(database, connection -> {
                pace.restAfter(connection, began);
                return true;
            });
        } catch (StoreUnavailable e) {
            LOG.debugf("cannot rest: %s", e.getMessage());
        }
    }
}
