package gov.notify.jdbc;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/// Tells a Postgres that is away, or cannot commit, from a mistake of ours: work that an outage stopped may be done
/// again as it is, anything else would fail again.
public final class Outage {

    /// Classes of SQLSTATE (PostgreSQL manual, appendix A) that say nothing against the statement:
    ///
    /// - `08`: the connection broke, or none was made;
    /// - `28`, `3D`: the server lets nobody in, which only its operator can mend;
    /// - `40`: lost to another transaction, and rolled back whole;
    /// - `53`: no memory, disk or connection left;
    /// - `57`: stopped by an operator, a restart or a time-out;
    /// - `58`: the system under it failed.
    private static final Set<String> CLASSES = Set.of("08", "28", "3D", "40", "53", "57", "58");

    /// Of class `25` the others are mistakes of ours, a statement after a failed one among them. These are a server
    /// that has become a standby, and a session that was ended because its program stood still.
    private static final Set<String> STATES = Set.of("25006", "25P03");

    private Outage() {}

    /// Whether an outage is among the causes, whatever the exception was wrapped in on its way here.
    public static boolean isBehind(Throwable thrown) {
        return Causes.of(thrown).anyMatch(cause -> switch (cause) {
            case StoreUnavailable _ -> true;
            case SQLException e -> is(e);
            default -> false;
        });
    }

    public static boolean is(SQLException e) {
        var state = e.getSQLState();
        return e instanceof SQLTransientException
                || e instanceof SQLRecoverableException
                || state == null // a pool that has no connection to give
                || state.length() < 2
                || STATES.contains(state)
                || CLASSES.contains(state.substring(0, 2));
    }
}
