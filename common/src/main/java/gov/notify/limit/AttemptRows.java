package gov.notify.limit;

import gov.notify.jdbc.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/// Counts attempts in Postgres. Each counts at once, whatever becomes of the transaction that it is made in.
@ApplicationScoped
class AttemptRows {

    /// By the primary key. Postgres' clock alone says when a window is over.
    private static final String TAKE = """
            insert into attempts as a (subject, tried, window_ends) values (?, 1, now() + ? * interval '1 ms')
            on conflict (subject) do update
               set tried = case when a.window_ends <= now() then 1 else a.tried + 1 end,
                   window_ends = case when a.window_ends <= now() then excluded.window_ends else a.window_ends end
            returning tried
            """;

    private static final String GIVE_BACK = "update attempts set tried = greatest(tried - 1, 0) where subject = ?";

    private static final String FORGET = "delete from attempts where subject = ?";

    /// By ix_attempts_window_ends. A few with each attempt, so that there are never many.
    private static final String CLEAR = """
            delete from attempts where subject in
                (select subject from attempts where window_ends < now() limit 100 for update skip locked)
            """;

    private final DataSource database;

    AttemptRows(DataSource database) {
        this.database = database;
    }

    /// Counts one more, on a connection of its own.
    ///
    /// @return how many there are in the window
    long take(String subject, Duration window) {
        try {
            return QuarkusTransaction.suspendingExisting()
                    .call(() -> Sql.once(database, connection -> {
                        run(connection, CLEAR);
                        return take(connection, subject, window);
                    }));
        } catch (QuarkusTransactionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    void giveBack(String subject) {
        Sql.once(database, connection -> run(connection, GIVE_BACK, subject));
    }

    void forget(String subject) {
        Sql.once(database, connection -> run(connection, FORGET, subject));
    }

    private static long take(Connection connection, String subject, Duration window) throws SQLException {
        try (var take = connection.prepareStatement(TAKE)) {
            take.setString(1, subject);
            take.setLong(2, window.toMillis());
            try (var rows = take.executeQuery()) {
                rows.next();
                return rows.getLong("tried");
            }
        }
    }

    private static int run(Connection connection, String statement, String... values) throws SQLException {
        try (var change = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                change.setString(i + 1, values[i]);
            }
            return change.executeUpdate();
        }
    }
}
