package gov.notify.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.sandbox.process.Processes;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {
    @TempDir
    Path folder;

    @Test
    void is_durable_like_production() throws SQLException {
        try (var postgres = Postgres.start(folder.resolve("data"));
                var connection = DriverManager.getConnection(postgres.jdbcUrl())) {
            assertThat(answer(connection, "SHOW fsync")).isEqualTo("on");
            assertThat(answer(connection, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(answer(connection, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(answer(connection, "SHOW server_version")).startsWith(PostgresBinaries.major() + ".");
        }
    }

    @Test
    void keeps_what_was_committed_when_killed_and_started_again_on_the_same_port() throws SQLException {
        try (var postgres = Postgres.start(folder.resolve("data"))) {
            var port = postgres.port();
            var firstPid = postgres.pid();
            try (var connection = DriverManager.getConnection(postgres.jdbcUrl())) {
                execute(connection, "CREATE TABLE kept (word text)");
                execute(connection, "INSERT INTO kept VALUES ('still here')");
            }

            postgres.kill();
            assertThat(postgres.isAlive()).isFalse();
            postgres.restart();

            assertThat(postgres.port()).isEqualTo(port);
            assertThat(postgres.pid()).isNotEqualTo(firstPid);
            try (var connection = DriverManager.getConnection(postgres.jdbcUrl())) {
                assertThat(answer(connection, "SELECT word FROM kept")).isEqualTo("still here");
            }
        }
    }

    @Test
    void keeps_its_data_between_starts() throws SQLException {
        var data = folder.resolve("data");
        try (var postgres = Postgres.start(data);
                var connection = DriverManager.getConnection(postgres.jdbcUrl())) {
            execute(connection, "CREATE TABLE kept AS SELECT 'still here' AS word");
        }

        try (var postgres = Postgres.start(data);
                var connection = DriverManager.getConnection(postgres.jdbcUrl())) {
            assertThat(answer(connection, "SELECT word FROM kept")).isEqualTo("still here");
        }
    }

    @Test
    void leaves_no_process_behind_when_closed() {
        long pid;
        try (var postgres = Postgres.start(folder.resolve("data"))) {
            pid = postgres.pid();
            assertThat(Processes.isRunning(pid)).isTrue();
        }
        assertThat(Processes.isRunning(pid)).isFalse();
    }

    @Test
    void gives_each_test_a_database_of_its_own() throws SQLException {
        var postgres = Postgres.shared();
        postgres.createDatabase("mine");
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl("mine"))) {
            assertThat(answer(connection, "SELECT current_database()")).isEqualTo("mine");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String answer(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }
}
