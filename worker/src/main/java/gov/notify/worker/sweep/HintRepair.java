package gov.notify.worker.sweep;

import gov.notify.jdbc.Sql;
import gov.notify.queue.EntryKind;
import gov.notify.queue.Hint;
import gov.notify.queue.Hints;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Hints again at work whose rows have just been marked as hinted at, and takes the mark back where Redis refuses:
/// else they would wait until everything that is in their streams now is done.
@Singleton
public final class HintRepair {

    private static final Logger LOG = Logger.getLogger(HintRepair.class);

    private static final String UNMARK_MESSAGES =
            "update send_queue set enqueued_at = to_timestamp(0) where notification_id = any (?)";
    private static final String UNMARK_RECEIPTS =
            "update receipt_inbox set next_attempt_at = received_at where id = any (?) and outcome is null";

    private final DataSource database;
    private final Hints hints;
    private final MeterRegistry meters;

    public HintRepair(DataSource database, Hints hints, MeterRegistry meters) {
        this.database = database;
        this.hints = hints;
        this.meters = meters;
    }

    /// Dying in here leaves the marks: a later look finds a claim that ran out half a minute later, other work
    /// when its stream has come past them.
    ///
    /// @return how many were hinted at: none when Redis refused
    /// @throws gov.notify.jdbc.StoreUnavailable when the marks cannot be taken back
    int hint(List<Hint> marked) {
        if (marked.isEmpty()) {
            return 0;
        }
        if (!hints.sendAndWait(marked)) {
            Sql.transaction(database, connection -> unmark(connection, marked));
            return 0;
        }
        LOG.infof("hinted again at %d pieces of work", marked.size());
        meters.counter("sweep_repaired").increment(marked.size());
        return marked.size();
    }

    private static int unmark(Connection connection, List<Hint> marked) throws SQLException {
        return unmark(connection, UNMARK_MESSAGES, EntryKind.MESSAGE, marked)
                + unmark(connection, UNMARK_RECEIPTS, EntryKind.RECEIPT, marked);
    }

    private static int unmark(Connection connection, String sql, EntryKind kind, List<Hint> marked)
            throws SQLException {
        var ids = marked.stream()
                .filter(hint -> hint.kind() == kind)
                .map(hint -> UUID.fromString(hint.id()))
                .toArray();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            return statement.executeUpdate();
        }
    }
}
