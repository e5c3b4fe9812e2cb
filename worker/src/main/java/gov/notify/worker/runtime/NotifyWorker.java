package gov.notify.worker.runtime;

import gov.notify.migration.SchemaMigration;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Map;

/// Starts the worker; or, where the first argument or `NOTIFY_MODE` is `migrate`, brings the schema to its version and
/// ends.
@QuarkusMain
public final class NotifyWorker {

    /// It listens nowhere, so that it runs beside a worker; what it prints is its own, and troubles go to the other
    /// output.
    private static final Map<String, String> OF_A_MIGRATION = Map.of(
            SchemaMigration.MODE,
            SchemaMigration.MIGRATE,
            "quarkus.http.host-enabled",
            "false",
            "quarkus.log.level",
            "ERROR",
            "quarkus.log.console.stderr",
            "true");

    private NotifyWorker() {}

    public static void main(String... arguments) {
        boolean asked = arguments.length > 0 && arguments[0].equals(SchemaMigration.MIGRATE);
        if (asked || SchemaMigration.MIGRATE.equals(System.getenv(SchemaMigration.MODE))) {
            OF_A_MIGRATION.forEach(System::setProperty);
            Quarkus.run(Migrate.class, arguments);
        } else {
            Quarkus.run(arguments);
        }
    }
}
