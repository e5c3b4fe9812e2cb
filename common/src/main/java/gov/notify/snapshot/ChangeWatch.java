package gov.notify.snapshot;

import gov.notify.log.SafeStackTrace;
import gov.notify.log.TroubleLog;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Asks Postgres once a second what has changed: one query for all services that a process knows, however many.
///
/// While Postgres does not answer, nothing that was read earlier is used.
@Singleton
@Startup
class ChangeWatch {

    private static final Logger LOG = Logger.getLogger(ChangeWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Invalidations invalidations;
    private final Changes changes;
    private volatile boolean closed;
    private final TroubleLog trouble = new TroubleLog(LOG);

    ChangeWatch(DataSource database, Invalidations invalidations) {
        this.invalidations = invalidations;
        this.changes = new Changes(database, invalidations::tell);
        Thread.ofVirtual().name("notify-changes").start(this::run);
    }

    @PreDestroy
    void close() {
        closed = true;
    }

    private void run() {
        while (!closed) {
            try {
                changes.look();
                trouble.over("changes are seen again");
            } catch (RuntimeException | Error e) {
                // A defect: watching goes on, because copies that nobody takes back would be worse.
                lookFailed(e);
            }
            pause();
        }
    }

    private void lookFailed(Throwable failure) {
        invalidations.tell(Invalidations.EVERYTHING);
        if (!closed) {
            trouble.warn(failure, "cannot see what changes; everything is read anew: %s", SafeStackTrace.of(failure));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            LOG.debug("interrupted while waiting for changes"); // by nobody: the next look comes sooner
        }
    }
}
