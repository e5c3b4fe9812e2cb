package gov.notify.worker.runtime;

import gov.notify.migration.SchemaMigration;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.time.Duration;

/// Brings the schema to this program's version: a task, as `cf run-task` runs it. Ends with 0 where it is of that
/// version or newer, else with 1, and with a sentence each way.
@Singleton
@Unremovable
public class Migrate implements QuarkusApplication {

    /// For Postgres to come back, and for whoever uses a table that changes.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final SchemaMigration migration;

    Migrate(SchemaMigration migration) {
        this.migration = migration;
    }

    @Override
    public int run(String... arguments) throws InterruptedException {
        return run(System.out, System.err);
    }

    private int run(PrintStream out, PrintStream err) throws InterruptedException {
        try {
            out.println(migration.migrateNow(PATIENCE));
            return 0;
        } catch (IllegalStateException e) {
            err.println(e.getMessage());
            return 1;
        }
    }
}
