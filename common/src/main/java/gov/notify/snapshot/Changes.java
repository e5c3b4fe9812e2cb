package gov.notify.snapshot;

import gov.notify.jdbc.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Reads what has changed since the last look, in the notation of [Invalidations].
///
/// A change is told once its transaction is over, however long that ran: each look begins at the oldest transaction
/// that was running at the last one. So some are told twice.
final class Changes {

    // By ix_snapshot_changes_changed_in.
    private static final String SINCE = "select distinct entry from snapshot_changes where changed_in >= ?::xid8";
    private static final String OLDEST_RUNNING = "select pg_snapshot_xmin(pg_current_snapshot())::text";

    private final DataSource database;
    private final Consumer<String> listener;
    private @Nullable String lookedUpTo;

    /// @param listener told the name of each changed entry, or [Invalidations#EVERYTHING]
    Changes(DataSource database, Consumer<String> listener) {
        this.database = database;
        this.listener = listener;
    }

    /// The first look tells that anything may have changed.
    ///
    /// @throws gov.notify.jdbc.StoreUnavailable when Postgres is away
    void look() {
        var from = lookedUpTo;
        var found = new ArrayList<String>();
        // Asked first: what begins after it is for the next look.
        var next = Sql.once(database, connection -> {
            var oldest = one(connection);
            if (from != null) {
                found.addAll(since(connection, from));
            }
            return oldest;
        });
        if (from == null || Long.parseUnsignedLong(next) < Long.parseUnsignedLong(from)) {
            found.add(Invalidations.EVERYTHING); // another server, restored from a copy
        }
        found.forEach(listener);
        lookedUpTo = next;
    }

    private static String one(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(OLDEST_RUNNING)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static List<String> since(Connection connection, String from) throws SQLException {
        try (var statement = connection.prepareStatement(SINCE)) {
            statement.setString(1, from);
            var entries = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    entries.add(rows.getString(1));
                }
            }
            return entries;
        }
    }
}
