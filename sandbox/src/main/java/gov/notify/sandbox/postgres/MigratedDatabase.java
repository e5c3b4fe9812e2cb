package gov.notify.sandbox.postgres;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/// A database of its own for a test, on the server that all tests of this JVM share, with the schema that the class
/// path's migrations make. They run once; every database is a copy of what they made.
public record MigratedDatabase(String url) {

    private static final Map<String, String> PLACEHOLDERS =
            Map.of("toll-free-number", "+18005550100", "email-domain", "notify.example.test");

    public static MigratedDatabase create() {
        var name = "t" + UUID.randomUUID().toString().replace("-", "");
        Postgres.shared().createDatabase(name, Template.NAME);
        return new MigratedDatabase(Postgres.shared().jdbcUrl(name));
    }

    /// A pool with the connections' settings of the worker. Whoever takes it closes it, or leaves it to the
    /// JVM's end.
    public AgroalDataSource pool(int size) {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(size)
                            .acquisitionTimeout(Duration.ofSeconds(5))
                            .connectionFactoryConfiguration(connections -> connections
                                    .jdbcUrl(url)
                                    .jdbcProperty("stringtype", "unspecified")
                                    .initialSql("SET plan_cache_mode = force_custom_plan"))));
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot make a pool of connections", e);
        }
    }

    private static final class Template {

        static final String NAME = migrated();

        private static String migrated() {
            var name = "migrated";
            Postgres.shared().createDatabase(name);
            Flyway.configure()
                    .dataSource(Postgres.shared().jdbcUrl(name), null, null)
                    .placeholders(PLACEHOLDERS)
                    .load()
                    .migrate();
            return name;
        }
    }
}
