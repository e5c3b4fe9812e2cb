package gov.notify.worker;

import gov.notify.batch.Sql;
import gov.notify.sandbox.postgres.Postgres;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/// A migrated database of its own on the shared Postgres.
public final class TestDatabase implements AutoCloseable {

    private final AgroalDataSource pool;

    public TestDatabase() {
        var name = "w" + UUID.randomUUID().toString().replace("-", "");
        Postgres.shared().createDatabase(name);
        var url = Postgres.shared().jdbcUrl(name);
        Flyway.configure()
                .dataSource(url, null, null)
                .placeholders(Map.of("toll-free-number", "+18005550100", "email-domain", "notify.example.test"))
                .load()
                .migrate();
        try {
            pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(settings -> settings.maxSize(8)
                            .connectionFactoryConfiguration(connections ->
                                    connections.jdbcUrl(url).jdbcProperty("stringtype", "unspecified"))));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    public AgroalDataSource pool() {
        return pool;
    }

    public void run(String sql) {
        Sql.once(pool, connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    /// The first column of the first row.
    public String one(String sql, Object... parameters) {
        return Sql.once(pool, connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                try (var rows = statement.executeQuery()) {
                    return rows.next() ? String.valueOf(rows.getString(1)) : "none";
                }
            }
        });
    }

    @Override
    public void close() {
        pool.close();
    }
}
