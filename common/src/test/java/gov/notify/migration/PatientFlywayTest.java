package gov.notify.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.sandbox.postgres.MigratedDatabase;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatientFlywayTest {

    private final MigratedDatabase database = MigratedDatabase.create();
    private final AgroalDataSource pool = impatient(database.url());

    @TempDir
    private Path migrations;

    @BeforeEach
    void slow() throws IOException {
        Files.writeString(migrations.resolve("V1__slow.sql"), "select pg_sleep(2); create table slow (id int);");
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void a_migration_may_take_longer_than_a_connection_of_the_pool_waits_for_an_answer() throws SQLException {
        new PatientFlyway(flyway(), pool).migrate();

        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.execute("select id from slow")).isTrue();
        }
    }

    @Test
    void a_migration_gives_up_soon_what_somebody_uses_and_comes_again() throws SQLException, IOException {
        Files.writeString(migrations.resolve("V1__slow.sql"), "alter table notifications add column slow int;");
        var migration = new PatientFlyway(flyway(), pool);
        try (var reader = pool.getConnection();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select id from notifications");

            assertThatThrownBy(migration::migrate)
                    .isInstanceOf(FlywayException.class)
                    .matches(ServerTrouble::isBehind);
            reader.rollback();
        }
        migration.migrate();
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(pool)
                .locations("filesystem:" + migrations)
                .table("slow_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }

    private static AgroalDataSource impatient(String url) {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(3)
                            .acquisitionTimeout(Duration.ofSeconds(5))
                            .connectionFactoryConfiguration(
                                    connections -> connections.jdbcUrl(url).jdbcProperty("socketTimeout", "1"))));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
