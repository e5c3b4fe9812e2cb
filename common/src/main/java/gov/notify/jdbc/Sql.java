package gov.notify.jdbc;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Runs a unit of JDBC work, once more where the connection broke under it, and tells an unreachable store from a
/// refused statement.
public final class Sql {

    private static final Logger LOG = Logger.getLogger(Sql.class);

    /// How long work that may be repeated is repeated while the store comes back.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final String CONNECTION_TROUBLE = "08";

    /// New connections cost a server that is only slow; many that break at once are one cause to forget the
    /// idle ones.
    private static final Duration FLUSHES_APART = Duration.ofMillis(500);

    /// By pool: what one of them suffers says nothing of another's server. By [System#nanoTime].
    private static final Map<AgroalDataSource, Long> LAST_FLUSH = new WeakHashMap<>();

    private Sql() {}

    /// JDBC work on a connection that is handed back afterwards.
    @FunctionalInterface
    public interface Work<R> {
        R run(Connection connection) throws SQLException;
    }

    /// Runs work that may safely run twice (it is one statement that repeats to no effect, or only reads):
    /// after a broken connection it is tried again for three seconds.
    ///
    /// @throws StoreUnavailable if the store stayed away
    /// @throws Refused if it answered and said no
    public static <R> R repeatable(DataSource database, Work<R> work) {
        long since = System.nanoTime();
        while (true) {
            try {
                return once(database, work);
            } catch (StoreUnavailable e) {
                if (System.nanoTime() - since > PATIENCE.toNanos()) {
                    throw e;
                }
                LOG.debugf("trying again: %s", e.getMessage());
                pause();
            }
        }
    }

    /// Runs work once.
    ///
    /// @throws StoreUnavailable if the connection broke: whether the work was done is unknown
    /// @throws Refused if the store answered and said no: nothing was done
    public static <R> R once(DataSource database, Work<R> work) {
        try (var connection = database.getConnection()) {
            return run(work, connection, database);
        } catch (SQLException e) {
            throw translate(e);
        }
    }

    private static <R> R run(Work<R> work, Connection connection, DataSource database) throws SQLException {
        try {
            return work.run(connection);
        } catch (SQLException e) {
            if (isBroken(e) && database instanceof AgroalDataSource pool && mayFlush(pool)) {
                pool.flush(FlushMode.IDLE);
            }
            throw e;
        }
    }

    private static boolean mayFlush(AgroalDataSource pool) {
        synchronized (LAST_FLUSH) {
            long now = System.nanoTime();
            var last = LAST_FLUSH.get(pool);
            if (last != null && now - last <= FLUSHES_APART.toNanos()) {
                return false;
            }
            LAST_FLUSH.put(pool, now);
            return true;
        }
    }

    /// Connections break together: of a server that went away without a word, those that lie idle are as dead
    /// as the one that was used, and each would be waited for in turn.
    private static boolean isBroken(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith(CONNECTION_TROUBLE);
    }

    /// What one row of a result says.
    @FunctionalInterface
    public interface Row<R> {
        R read(ResultSet row) throws SQLException;
    }

    /// Every row that a query finds, in its order. The query only reads, so it is repeatable.
    ///
    ///     Sql.list(database, "select name from services where active = ?", row -> row.getString(1), true)
    ///
    /// @param parameters as [java.sql.PreparedStatement#setObject(int, Object)] takes them
    /// @throws StoreUnavailable if the store stayed away
    /// @throws Refused if it answered and said no
    public static <R> List<R> list(DataSource database, String query, Row<R> row, Object... parameters) {
        return repeatable(database, connection -> list(connection, query, row, parameters));
    }

    /// The same on a connection that is at hand.
    static <R> List<R> list(Connection connection, String query, Row<R> row, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                var list = new ArrayList<R>();
                while (rows.next()) {
                    list.add(row.read(rows));
                }
                return list;
            }
        }
    }

    /// Runs work once, as one transaction: committed when it returns, rolled back when it throws.
    public static <R> R transaction(DataSource database, Work<R> work) {
        return once(database, connection -> within(connection, work));
    }

    /// As [#transaction], for work that may take longer than a connection otherwise waits for an answer.
    ///
    /// @param longest of the whole; Postgres gives up a little earlier
    public static <R> R patiently(DataSource database, Duration longest, Work<R> work) {
        return transaction(database, longest.plusSeconds(5), connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("set local statement_timeout = " + longest.toMillis());
            }
            return work.run(connection);
        });
    }

    /// As [#transaction], with a limit of its own for each answer of the server: a connection to one that is gone
    /// without a word is given up after it.
    public static <R> R transaction(DataSource database, Duration answer, Work<R> work) {
        return once(database, connection -> {
            int usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, (int) answer.toMillis());
            try {
                return within(connection, work);
            } finally {
                if (!connection.isClosed()) {
                    connection.setNetworkTimeout(Runnable::run, usual);
                }
            }
        });
    }

    /// Runs work as one transaction on a connection that commits by itself otherwise.
    public static <R> R within(Connection connection, Work<R> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            R result = work.run(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static RuntimeException translate(SQLException e) {
        String state = e.getSQLState();
        if (Outage.is(e)) {
            return new StoreUnavailable("Postgres is unavailable (SQLSTATE " + state + ")", e);
        }
        return new Refused("Postgres refused a statement (SQLSTATE " + state + ")", state);
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted while waiting for Postgres", e);
        }
    }

    /// The store answered and said no. Carries the SQLSTATE alone: server messages may quote values.
    public static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final String state;

        Refused(String message, String state) {
            super(message);
            this.state = state;
        }

        /// The five characters of SQLSTATE.
        public String state() {
            return state;
        }

        /// Whether somebody else held a lock for longer than the statement was to wait (lock_not_available).
        public boolean isLockTimeout() {
            return state.equals("55P03");
        }
    }
}
