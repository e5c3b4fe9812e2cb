package gov.notify.migration;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import org.flywaydb.core.Flyway;

/// Migrates over connections of its own: those of the program's pool are cut off after seconds, which would undo a long
/// migration and begin it anew, for ever.
final class PatientFlyway {

    private static final int CONNECTIONS = 3;
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

    /// All who use a table wait behind a migration that waits for it; so it gives up soon and comes again.
    private static final String GIVE_UP_SOON = "set lock_timeout = '3s'";

    /// A newer program's migrations, which this one has no files for. Flyway tolerates them unless told otherwise, and
    /// Quarkus tells it otherwise.
    private static final String NEWER = "*:future";

    /// As long as another program migrates.
    private static final int FOR_EVER = -1;

    private final Flyway flyway;
    private final AgroalDataSource pool;

    PatientFlyway(Flyway flyway, AgroalDataSource pool) {
        this.flyway = flyway;
        this.pool = pool;
    }

    /// Brings the schema to this program's version; a newer one stays as it is.
    SchemaState migrate() {
        return with(own -> {
            own.migrate();
            return SchemaState.of(own.info());
        });
    }

    /// Changes nothing.
    SchemaState look() {
        return with(own -> SchemaState.of(own.info()));
    }

    private SchemaState with(Function<Flyway, SchemaState> action) {
        try (var connections = connections()) {
            return action.apply(Flyway.configure(flyway.getConfiguration().getClassLoader())
                    .configuration(flyway.getConfiguration())
                    .dataSource(connections)
                    .initSql(GIVE_UP_SOON)
                    .lockRetryCount(FOR_EVER)
                    .ignoreMigrationPatterns(NEWER)
                    .load());
        }
    }

    /// To the same server, as the same user, over the same TLS.
    private AgroalDataSource connections() {
        var usual = pool.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
        var own = new AgroalConnectionFactoryConfigurationSupplier(usual).jdbcProperty("socketTimeout", "0");
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .metricsEnabled(false)
                    .connectionPoolConfiguration(few -> few.maxSize(CONNECTIONS)
                            .acquisitionTimeout(CONNECT_WITHIN)
                            .connectionFactoryConfiguration(own)));
        } catch (SQLException e) {
            throw new IllegalStateException("no connections can be made for the migration", e);
        }
    }
}
