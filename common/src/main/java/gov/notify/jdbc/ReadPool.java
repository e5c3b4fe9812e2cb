package gov.notify.jdbc;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalConnectionPoolConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Connections of their own for what services read, so that no number of slow reads keeps one from those that send or
/// are being authenticated. Made as the program's other connections are, when they are first needed.
@Singleton
public class ReadPool implements AutoCloseable {

    private static final int CONNECTIONS = 6;

    // A plan for any value would look into, and lock, every day's partition.
    private static final String SETTINGS = "set plan_cache_mode = force_custom_plan; set statement_timeout = '5s'";

    private final AgroalDataSource pool;

    @Inject
    public ReadPool(AgroalDataSource likeThese) throws SQLException {
        var existing = likeThese.getConfiguration().connectionPoolConfiguration();
        pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(new AgroalConnectionPoolConfigurationSupplier(existing)
                        .initialSize(0)
                        .minSize(0)
                        .maxSize(CONNECTIONS)
                        .connectionFactoryConfiguration(new AgroalConnectionFactoryConfigurationSupplier(
                                        existing.connectionFactoryConfiguration())
                                .initialSql(SETTINGS))));
    }

    public DataSource database() {
        return pool;
    }

    @PreDestroy
    @Override
    public void close() {
        pool.close();
    }
}
