package gov.notify.api.webhook;

import gov.notify.sandbox.postgres.Postgres;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// A migrated database of its own on the shared Postgres, for a test class.
final class TestDatabase {

    private TestDatabase() {}

    static DataSource migrated() {
        var name = "webhook" + UUID.randomUUID().toString().replace("-", "");
        Postgres.shared().createDatabase(name);
        var url = Postgres.shared().jdbcUrl(name);
        Flyway.configure()
                .dataSource(url, null, null)
                .placeholders(Map.of("toll-free-number", "+18005550100", "email-domain", "notify.example.test"))
                .load()
                .migrate();
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool ->
                            pool.maxSize(4).connectionFactoryConfiguration(connections -> connections.jdbcUrl(url))));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
