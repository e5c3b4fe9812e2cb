package gov.notify.worker.sweep;

import gov.notify.batch.Sql;
import gov.notify.batch.StoreUnavailable;
import gov.notify.queue.Hint;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Hints at claims that ran out: their workers died, or could not store what became of them in time.
///
/// Apart from the look for lost hints, which may take long: a killed worker's messages wait for this.
public final class ClaimSweep {

    private static final Logger LOG = Logger.getLogger(ClaimSweep.class);
    private static final int PAGES = 10;

    private final DataSource database;
    private final Repair repair;
    private final QueueSweep queue;
    private final SweepPace pace;
    private final int most;

    public ClaimSweep(DataSource database, Repair repair, SweepConfig config) {
        this.database = database;
        this.repair = repair;
        this.queue = new QueueSweep(config.most());
        this.pace = SweepPace.ofClaims(config.claims());
        this.most = config.most();
    }

    /// Looks until nothing more is found, or long enough.
    public void run() {
        try {
            for (int page = 0; page < PAGES && repair.hint(Sql.transaction(database, this::orphaned)) >= most; page++) {
                LOG.debugf("a full page of claims that ran out, going on");
            }
        } catch (StoreUnavailable e) {
            LOG.warnf("cannot look for claims that ran out: %s", e.getMessage());
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
