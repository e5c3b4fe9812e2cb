package gov.notify.migration;

import gov.notify.log.SafeStackTrace;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/// Moves the schema forward beside the program's start, waiting for Postgres as long as it takes.
///
/// Several programs may do so at once: Flyway lets one migrate, and the others wait and find nothing to do.
@Singleton
public class SchemaMigration {

    private static final Logger LOG = Logger.getLogger(SchemaMigration.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration WARN_EVERY = Duration.ofMinutes(1);
    private static final Duration END_WITHIN = Duration.ofSeconds(3);

    private final PatientFlyway flyway;
    private final Event<SchemaReady> ready;
    // A virtual thread: interrupting it also breaks off a statement that waits for Postgres.
    private final Thread thread = Thread.ofVirtual().name("notify-migration").unstarted(this::run);
    private volatile StartPhase phase = StartPhase.MIGRATING;

    SchemaMigration(Flyway flyway, AgroalDataSource database, Event<SchemaReady> ready) {
        this.flyway = new PatientFlyway(flyway, database);
        this.ready = ready;
    }

    public StartPhase phase() {
        return phase;
    }

    /// Whether everything has started that waited for the schema.
    public boolean isReady() {
        return phase == StartPhase.READY;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    /// Before anything else stops: what has not started by now will not.
    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event)
            throws InterruptedException {
        moveTo(StartPhase.ENDING);
        if (thread.getState() != Thread.State.NEW) {
            thread.interrupt();
            thread.join(END_WITHIN);
        }
    }

    private void run() {
        try {
            migrate();
            if (moveTo(StartPhase.STARTING)) {
                ready.fire(new SchemaReady());
                moveTo(StartPhase.READY);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (FlywayException e) {
            fail("the schema cannot be migrated: " + SafeStackTrace.of(e));
        } catch (IllegalStateException e) {
            fail(String.valueOf(e.getMessage())); // a refusal of ours, in a sentence
        } catch (RuntimeException | Error e) {
            fail(SafeStackTrace.of(e));
        }
    }

    private void migrate() throws InterruptedException {
        long warnAt = System.nanoTime();
        while (phase != StartPhase.ENDING) {
            try {
                flyway.migrate();
                return;
            } catch (FlywayException e) {
                if (!ServerTrouble.isBehind(e)) {
                    throw e;
                }
                moveTo(StartPhase.WAITING);
                if (phase != StartPhase.ENDING && System.nanoTime() - warnAt >= 0) {
                    warnAt = System.nanoTime() + WARN_EVERY.toNanos();
                    LOG.warnf("Waiting for Postgres: %s", ServerTrouble.kind(e));
                }
            }
            Thread.sleep(PAUSE);
        }
    }

    private synchronized boolean moveTo(StartPhase next) {
        if (phase == StartPhase.ENDING) {
            return false;
        }
        phase = next;
        return true;
    }

    private void fail(String reason) {
        if (moveTo(StartPhase.FAILED)) {
            LOG.error("Not started: " + reason);
            Quarkus.asyncExit(1);
        }
    }
}
