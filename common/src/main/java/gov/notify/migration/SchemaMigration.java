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
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/// Moves the schema forward beside the program's start, or waits until somebody else has, and for Postgres as long as
/// it takes.
///
/// Several programs may do so at once: Flyway lets one migrate, and the others wait and find nothing to do. A schema
/// that no longer has what this program uses ends it, with a sentence.
@Singleton
public class SchemaMigration {

    /// The variable that says what a program is started for, and its word for a migration alone.
    public static final String MODE = "NOTIFY_MODE";

    public static final String MIGRATE = "migrate";

    private static final Logger LOG = Logger.getLogger(SchemaMigration.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration WARN_EVERY = Duration.ofMinutes(1);
    private static final Duration END_WITHIN = Duration.ofSeconds(3);

    private final PatientFlyway flyway;
    private final Event<SchemaReady> ready;
    private final boolean migratesAtStart;
    private final boolean onlyMigrates;
    // A virtual thread: interrupting it also breaks off a statement that waits for Postgres.
    private final Thread thread = Thread.ofVirtual().name("notify-migration").unstarted(this::run);
    private volatile StartPhase phase = StartPhase.MIGRATING;

    SchemaMigration(Flyway flyway, AgroalDataSource database, Event<SchemaReady> ready, SchemaConfig config) {
        this.flyway = new PatientFlyway(flyway, database);
        this.ready = ready;
        this.migratesAtStart = config.migrateAtStart();
        this.onlyMigrates = config.mode().equals(MIGRATE);
    }

    public StartPhase phase() {
        return phase;
    }

    /// Whether everything has started that waited for the schema.
    public boolean isReady() {
        return phase == StartPhase.READY;
    }

    void start(@Observes StartupEvent event) {
        if (!onlyMigrates) {
            thread.start();
        }
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
            var trouble = advance();
            if (trouble.isEmpty()) {
                return;
            }
            if (phase != StartPhase.ENDING && System.nanoTime() - warnAt >= 0) {
                warnAt = System.nanoTime() + WARN_EVERY.toNanos();
                LOG.warn(trouble.get());
            }
            Thread.sleep(PAUSE);
        }
    }

    /// @return what is waited for, in a sentence; empty when the schema is as it should be
    private Optional<String> advance() {
        try {
            var state = accepted(migratesAtStart ? flyway.migrate() : flyway.look());
            if (!state.missing()) {
                return Optional.empty();
            }
            moveTo(StartPhase.BEHIND);
            return Optional.of(state.lack());
        } catch (FlywayException e) {
            if (!ServerTrouble.isBehind(e)) {
                throw e;
            }
            moveTo(StartPhase.WAITING);
            return Optional.of("Waiting for Postgres: " + ServerTrouble.kind(e));
        }
    }

    private static SchemaState accepted(SchemaState state) {
        state.refusal().ifPresent(sentence -> {
            throw new IllegalStateException(sentence);
        });
        return state;
    }

    /// Brings the schema to this program's version while somebody waits for it, and nothing else: nobody is told.
    ///
    /// @param patience how long Postgres may be away, or a table in use
    /// @return what was done, in a sentence
    /// @throws IllegalStateException saying in a sentence why it was not
    public String migrateNow(Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return "The schema is of version " + accepted(flyway.migrate()).version();
            } catch (FlywayException e) {
                if (!ServerTrouble.isBehind(e)) {
                    throw new IllegalStateException(
                            "The schema is as it was: a migration failed: " + SafeStackTrace.of(e));
                }
                if (ServerTrouble.isForbidden(e) || System.nanoTime() - until >= 0) {
                    throw new IllegalStateException("The schema is as it was: Postgres says " + ServerTrouble.kind(e));
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
