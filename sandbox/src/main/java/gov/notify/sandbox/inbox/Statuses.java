package gov.notify.sandbox.inbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What Notify holds of messages, read from its database. Knows nothing while there is no database or no table in it
/// yet.
final class Statuses implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Statuses.class.getName());
    private static final long REST_AFTER_TROUBLE = 2_000_000_000L;

    // ix_notifications_reference and ix_notifications_message_id serve this.
    private static final String QUERY = """
            select id, reference, message_id, notification_status
              from notifications
             where reference = any (?) or message_id = any (?)
            """;

    private static final String WAITING = """
            select waits_for, count(*), max(due_at)
              from send_queue
             where waits_for is not null and due_at > now()
             group by waits_for
             order by count(*) desc
             limit 5
            """;

    /// Undefined table, undefined column.
    private static final Set<String> NOT_THERE = Set.of("42P01", "42703");

    private final String jdbcUrl;
    private @Nullable Connection connection;
    private long troubledUntil = System.nanoTime();

    Statuses(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    /// What Notify holds of one message.
    record Held(String notificationId, String status) {}

    /// By the provider's id; those that Notify does not know are missing.
    synchronized Map<String, Held> of(Collection<String> ids) {
        if (ids.isEmpty() || System.nanoTime() < troubledUntil) {
            return Map.of();
        }
        try {
            return query(connected(), ids.toArray(String[]::new));
        } catch (SQLException e) {
            rest(e);
            return Map.of();
        }
    }

    /// Messages that wait until a sender's rate lets them go.
    ///
    /// @param until when the last of them has its turn
    record Waiting(String sender, long messages, Instant until) {}

    /// By sender, the most first; nothing while the database cannot be asked.
    synchronized List<Waiting> waiting() {
        if (System.nanoTime() < troubledUntil) {
            return List.of();
        }
        try (var statement = connected().createStatement()) {
            statement.setQueryTimeout(5);
            var waiting = new ArrayList<Waiting>();
            try (var rows = statement.executeQuery(WAITING)) {
                while (rows.next()) {
                    waiting.add(new Waiting(
                            rows.getString(1),
                            rows.getLong(2),
                            rows.getTimestamp(3).toInstant()));
                }
            }
            return waiting;
        } catch (SQLException e) {
            // A schema that knows of no waiting is no trouble.
            if (!NOT_THERE.contains(Objects.requireNonNullElse(e.getSQLState(), ""))) {
                rest(e);
            }
            return List.of();
        }
    }

    private void rest(SQLException trouble) {
        LOG.log(Level.DEBUG, "The inbox cannot read statuses", trouble);
        troubledUntil = System.nanoTime() + REST_AFTER_TROUBLE;
        close();
    }

    @Override
    public synchronized void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "The inbox's connection to the database was broken already", e);
        }
        connection = null;
    }

    private static Map<String, Held> query(Connection connection, String[] ids) throws SQLException {
        var found = new HashMap<String, Held>();
        try (var statement = connection.prepareStatement(QUERY)) {
            statement.setQueryTimeout(5);
            statement.setArray(1, connection.createArrayOf("text", ids));
            statement.setArray(2, connection.createArrayOf("text", ids));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var held = new Held(rows.getString("id"), rows.getString("notification_status"));
                    for (var column : new String[] {"reference", "message_id"}) {
                        var id = rows.getString(column);
                        if (id != null) {
                            found.put(id, held);
                        }
                    }
                }
            }
        }
        return found;
    }

    private Connection connected() throws SQLException {
        var present = connection;
        if (present == null) {
            present = DriverManager.getConnection(jdbcUrl);
            present.setReadOnly(true);
            connection = present;
        }
        return present;
    }
}
