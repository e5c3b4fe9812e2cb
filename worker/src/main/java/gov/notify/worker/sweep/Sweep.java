package gov.notify.worker.sweep;

import gov.notify.batch.Sql;
import gov.notify.batch.StoreUnavailable;
import gov.notify.notification.Channel;
import gov.notify.notification.Lane;
import gov.notify.queue.Hint;
import gov.notify.queue.Hints;
import gov.notify.queue.RedisCalls;
import gov.notify.queue.WorkStream;
import io.micrometer.core.instrument.MeterRegistry;
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

/// One sweep: asks Redis how far its streams have come, Postgres what should be on them and is not, and hints
/// at that.
///
/// Every worker sweeps on its own timer and gives way to another that is sweeping at that moment, so there is
/// no leader whose death would stop it. Claims that ran out are looked for each time; the long look for lost hints has
/// a
/// pace that all workers share.
public final class Sweep {

    private static final Logger LOG = Logger.getLogger(Sweep.class);
    private static final int PAGES = 10;

    // Released with the transaction, so also with the death of the worker that holds it.
    private static final String ALONE = "SELECT pg_try_advisory_xact_lock(hashtext('notify sweep'))";

    private static final List<WorkStream> SWEPT = Stream.concat(
                    Stream.of(Channel.values())
                            .flatMap(channel -> Stream.of(Lane.values()).map(lane -> WorkStream.send(channel, lane))),
                    Stream.of(WorkStream.RECEIPTS))
            .toList();

    private final DataSource database;
    private final StreamAges ages;
    private final Hints hints;
    private final Clock clock;
    private final MeterRegistry meters;
    private final SweepConfig config;
    private final QueueSweep queue;
    private final ReceiptSweep receipts;
    private final SweepPace pace;
    private final AtomicBoolean everything = new AtomicBoolean();

    public Sweep(
            DataSource database,
            RedisCalls redis,
            int shards,
            Hints hints,
            Clock clock,
            MeterRegistry meters,
            SweepConfig config) {
        this.database = database;
        this.ages = new StreamAges(redis, shards);
        this.hints = hints;
        this.clock = clock;
        this.meters = meters;
        this.config = config;
        this.queue = new QueueSweep(config.most());
        this.receipts = new ReceiptSweep(config.most());
        this.pace = new SweepPace(config.every());
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
        try {
            for (int page = 0; page < PAGES && sweep(all, began) >= config.most(); page++) {
                LOG.debugf("swept a full page, going on");
            }
        } catch (StoreUnavailable e) {
            if (all) {
                everything.set(true);
            }
            LOG.warnf("cannot sweep: %s", e.getMessage());
        }
    }

    private int sweep(boolean all, Instant began) {
        var oldest = ages.oldest(SWEPT, clock.instant());
        var grace = all ? Duration.ZERO : config.grace();
        var horizons = all ? SWEPT.stream().collect(Collectors.toMap(stream -> stream, _ -> began)) : oldest;
        // apart, so that claims which ran out are hinted at even when the long look for lost hints is cut off
        int orphaned = hint(Sql.transaction(database, this::orphaned));
        return orphaned + hint(Sql.transaction(database, connection -> lost(connection, horizons, grace, all)));
    }

    private int hint(List<Hint> found) {
        if (!found.isEmpty()) {
            // committed as hinted first: dying here loses hints, which the sweep after next finds lost again
            hints.send(found);
            LOG.infof("hinted again at %d pieces of work", found.size());
            meters.counter("sweep_repaired").increment(found.size());
        }
        return found.size();
    }

    private List<Hint> orphaned(Connection connection) throws SQLException {
        return alone(connection) ? queue.orphaned(connection) : List.of();
    }

    private List<Hint> lost(Connection connection, Map<WorkStream, Instant> oldest, Duration grace, boolean all)
            throws SQLException {
        if (!alone(connection) || !(all || pace.isTime(connection))) {
            return List.of();
        }
        long began = System.nanoTime();
        var messages = queue.lost(connection, oldest, grace);
        if (messages.isEmpty()) {
            pace.restAfter(connection, Duration.ofNanos(System.nanoTime() - began));
        }
        var found = new ArrayList<>(messages);
        found.addAll(receipts.lost(connection, oldest, grace));
        return found;
    }

    private static boolean alone(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(ALONE);
                var rows = statement.executeQuery()) {
            return rows.next() && rows.getBoolean(1);
        }
    }
}
