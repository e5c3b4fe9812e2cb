package gov.notify.api.error;

import gov.notify.jdbc.StoreUnavailable;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.stream.Stream;

/// Tells a Postgres that is away from a mistake of ours, whatever the exception was wrapped in on its way here.
final class DatabaseErrors {

    private static final int CAUSES = 10;

    /// Classes of SQLSTATE that speak of the server, not of the statement. PostgreSQL manual, appendix A.
    private static final Set<String> SERVER_TROUBLE = Set.of("08", "53", "57", "58");

    private DatabaseErrors() {}

    static boolean isBehind(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES)
                .anyMatch(cause -> switch (cause) {
                    case StoreUnavailable _, SQLTransientException _, SQLRecoverableException _ -> true;
                    // A pool that has no connection to give says so without a state.
                    case SQLException e -> e.getSQLState() == null || isServerTrouble(e.getSQLState());
                    default -> false;
                });
    }

    private static boolean isServerTrouble(String state) {
        return state.length() >= 2 && SERVER_TROUBLE.contains(state.substring(0, 2));
    }
}
