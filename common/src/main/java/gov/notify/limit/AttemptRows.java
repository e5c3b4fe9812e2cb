package gov.notify.limit;

import gov.notify.jdbc.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import javax.sql.DataSource;

/// Counts attempts in Postgres. Each is counted at once, whatever becomes of the transaction it is made in.
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

    /// Counts one more.
    ///
    /// @return how many there are in the window
    long take(String subject, Duration window) {
        return apart(connection -> {
            try (var clear = connection.prepareStatement(CLEAR)) {
                clear.executeUpdate();
            }
            try (var take = connection.prepareStatement(TAKE)) {
                take.setString(1, subject);
                take.setLong(2, window.toMillis());
                try (var rows = take.executeQuery()) {
                    rows.next();
                    return rows.getLong("tried");
                }
            }
        });
    }

    void giveBack(String subject) {
        change(GIVE_BACK, subject);
    }

    void forget(String subject) {
        change(FORGET, subject);
    }

    private void change(String statement, String subject) {
        apart(connection -> {
            try (var change = connection.prepareStatement(statement)) {
                change.setString(1, subject);
                return change.executeUpdate();
            }
        });
    }

    private <R> R apart(Sql.Work<R> work) {
        try {
            return QuarkusTransaction.suspendingExisting().call(() -> Sql.once(database, work));
        } catch (QuarkusTransactionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
