package gov.notify.migration;

import gov.notify.jdbc.Causes;
import gov.notify.jdbc.Outage;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// Tells what may pass by itself, or by an operator's hand elsewhere, from a migration that cannot succeed.
final class ServerTrouble {

    /// insufficient_privilege: a program of a lesser role waits for one whose role may migrate.
    private static final String NOT_MINE_TO_MIGRATE = "42501";

    /// lock_not_available: somebody uses the table for long.
    private static final String IN_USE = "55P03";

    private ServerTrouble() {}

    static boolean isBehind(Throwable thrown) {
        return failures(thrown).anyMatch(ServerTrouble::passes);
    }

    /// Whether this role may not do it: waiting helps only where somebody else does.
    static boolean isForbidden(Throwable thrown) {
        return failures(thrown).anyMatch(failure -> NOT_MINE_TO_MIGRATE.equals(failure.getSQLState()));
    }

    /// What it is, for a log: messages are left out, because they name hosts and users.
    static String kind(Throwable thrown) {
        if (Causes.of(thrown).anyMatch(SSLException.class::isInstance)) {
            return "its certificate is refused";
        }
        return failures(thrown)
                .map(SQLException::getSQLState)
                .filter(state -> state != null && !state.isEmpty())
                .findFirst()
                .map(state -> "SQLSTATE " + state)
                .orElse("no connection");
    }

    private static boolean passes(SQLException e) {
        return Outage.is(e) || NOT_MINE_TO_MIGRATE.equals(e.getSQLState()) || IN_USE.equals(e.getSQLState());
    }

    private static Stream<SQLException> failures(Throwable thrown) {
        return Causes.of(thrown).filter(SQLException.class::isInstance).map(SQLException.class::cast);
    }
}
