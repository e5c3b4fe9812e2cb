package gov.notify.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gov.notify.sandbox.postgres.MigratedDatabase;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SqlTest {

    private static final Duration ANSWER = Duration.ofSeconds(1);
    private static final int CONNECTIONS = 6;

    private final URI postgres = URI.create(MigratedDatabase.create().url().replace("jdbc:postgresql:", "postgres:"));
    private final Firewall firewall = new Firewall(postgres.getPort());
    private final AgroalDataSource pool = pool();

    @AfterEach
    void close() {
        firewall.close();
        pool.close();
    }

    @Test
    void one_connection_that_died_without_a_word_takes_along_those_that_lie_idle() {
        assertThat(open(CONNECTIONS)).isEqualTo(CONNECTIONS);
        firewall.forgetConnections();

        assertThatThrownBy(() -> Sql.transaction(pool, ANSWER, SqlTest::one)).isInstanceOf(StoreUnavailable.class);

        await().atMost(Duration.ofSeconds(10)).until(() -> pool.getMetrics().availableCount() == 0);
        assertThat(Sql.transaction(pool, ANSWER, SqlTest::one)).isEqualTo(1);
    }

    @Test
    void a_statement_that_is_refused_leaves_connections_as_they_are() {
        open(CONNECTIONS);

        assertThatThrownBy(() -> Sql.transaction(pool, ANSWER, connection -> {
                    try (var statement = connection.createStatement()) {
                        return statement.execute("select nothing from nowhere");
                    }
                }))
                .isInstanceOf(Sql.Refused.class);

        assertThat(Sql.transaction(pool, ANSWER, SqlTest::one)).isEqualTo(1);
        assertThat(pool.getMetrics().flushCount()).isZero();
    }

    /// Nested, so that all of them are open at once.
    private int open(int connections) {
        return connections == 0 ? 0 : Sql.once(pool, connection -> one(connection) + open(connections - 1));
    }

    private static int one(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select 1")) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    private AgroalDataSource pool() {
        var through = "jdbc:postgresql://127.0.0.1:" + firewall.port() + postgres.getPath() + "?" + postgres.getQuery();
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .metricsEnabled(true)
                    .connectionPoolConfiguration(of -> of.maxSize(CONNECTIONS)
                            .acquisitionTimeout(Duration.ofSeconds(5))
                            // As Quarkus has it: a connection that broke is not handed out again.
                            .exceptionSorter(new PostgreSQLExceptionSorter())
                            .connectionFactoryConfiguration(connections -> connections.jdbcUrl(through))));
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot make a pool of connections", e);
        }
    }
}
