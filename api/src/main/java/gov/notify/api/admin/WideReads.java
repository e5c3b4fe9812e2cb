package gov.notify.api.admin;

import gov.notify.batch.Overloaded;
import gov.notify.jdbc.ReadPool;
import gov.notify.jdbc.Sql;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/// Reads what takes long (what is counted of many services or of a year, a day's messages one by one), one at a time:
/// services that read their own messages have the
/// other connections meanwhile. To be asked by who holds no connection itself.
@Singleton
public class WideReads {

    /// The application waits for half a minute.
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DataSource database;
    private final Semaphore turn = new Semaphore(1, true);

    WideReads(ReadPool pool) {
        this.database = pool.database();
    }

    /// @throws Overloaded when its turn does not come within five seconds
    /// @throws gov.notify.jdbc.StoreUnavailable when Postgres is away, or takes longer than 20 s
    public <R> R read(Sql.Work<R> work) {
        if (!comes()) {
            throw new Overloaded("others read what takes long");
        }
        try {
            return Sql.patiently(database, LONGEST, work);
        } finally {
            turn.release();
        }
    }

    private boolean comes() {
        try {
            return turn.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
