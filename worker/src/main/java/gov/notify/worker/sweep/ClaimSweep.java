package gov.notify.worker.sweep;

import gov.notify.jdbc.Sql;
import gov.notify.jdbc.StoreUnavailable;
import gov.notify.queue.Hint;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Hints at claims that ran out: their workers died, or could not store what became of them in time.
///
/// Apart from the look for lost hints, which may take long: a killed worker's messages wait for this.
@Singleton
public final class ClaimSweep {

    private static final Logger LOG = Logger.getLogger(ClaimSweep.class);

    /// A sequential scan of `send_queue`: an index of claims would cost every claim its HOT update.
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final DataSource database;
    private final HintRepair repair;
    private final QueueSweep queue;
    private final SweepPace pace;
    private final int most;

    public ClaimSweep(DataSource database, HintRepair repair, SweepConfig config) {
        this.database = database;
        this.repair = repair;
        this.queue = new QueueSweep(config.most());
        this.pace = SweepPace.ofClaims(config.claims());
        this.most = config.most();
    }

    /// Looks until nothing more is found, or long enough.
    public void run() {
        long began = System.nanoTime();
        try {
            for (int page = 0; SweepPace.mayGoOn(page, began) && sweep() >= most; page++) {
                LOG.debugf("a full page of claims that ran out, going on");
            }
        } catch (StoreUnavailable e) {
            LOG.warnf("cannot look for claims that ran out: %s", e.getMessage());
        }
    }

    private int sweep() {
        long began = System.nanoTime();
        try {
            return repair.hint(Sql.patiently(database, LONGEST, this::orphaned));
        } catch (StoreUnavailable e) {
            pace.restAfterFailure(database, began);
            throw e;
        }
    }

    private List<Hint> orphaned(Connection connection) throws SQLException {
        if (!pace.isMyTurn(connection, false)) {
            return List.of();
        }
        long began = System.nanoTime();
        var found = queue.orphaned(connection);
        if (found.size() < most) {
            pace.restAfter(connection, began);
        }
        return found;
    }
}
