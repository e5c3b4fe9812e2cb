package gov.notify.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.sandbox.postgres.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A Postgres that speaks TLS, with a certificate of an authority made here.
class PostgresTlsTest {

    private static final String DRIVER = "quarkus.datasource.jdbc.additional-jdbc-properties.";

    @TempDir
    static Path folder = Path.of(".");

    private static final Postgres POSTGRES = Postgres.temporary();
    private static TestAuthority ours = new TestAuthority(folder, "ours");
    private static TestAuthority theirs = new TestAuthority(folder, "theirs");

    @BeforeAll
    static void aPostgresThatSpeaksTls() throws Exception {
        ours = TestAuthority.make(folder, "ours");
        theirs = TestAuthority.make(folder, "theirs");
        try (var connection = DriverManager.getConnection(POSTGRES.jdbcUrl());
                var statement = connection.createStatement()) {
            var data = dataFolder(connection);
            ours.issue("localhost", data.resolve("server.crt"), data.resolve("server.key"));
            statement.execute("alter system set ssl = on");
        }
        POSTGRES.restart();
    }

    @AfterAll
    static void stop() {
        POSTGRES.close();
    }

    @Test
    void a_certificate_of_the_named_authority_is_taken_as_text_and_as_a_file() throws Exception {
        var file = ours.certificate();
        assertThat(speaksTls("localhost", Optional.of(file.toString()))).isTrue();
        assertThat(speaksTls("localhost", Optional.of(Files.readString(file)))).isTrue();
    }

    @Test
    void a_certificate_of_another_authority_is_refused() {
        assertThatThrownBy(() ->
                        speaksTls("localhost", Optional.of(theirs.certificate().toString())))
                .isInstanceOf(SQLException.class)
                .hasRootCauseMessage("unable to find valid certification path to requested target");
    }

    @Test
    void without_a_named_authority_amazon_is_trusted_and_nobody_else() {
        assertThatThrownBy(() -> speaksTls("localhost", Optional.empty()))
                .isInstanceOf(SQLException.class)
                .hasRootCauseMessage("unable to find valid certification path to requested target");
    }

    @Test
    void a_certificate_for_another_host_is_refused() {
        assertThatThrownBy(() ->
                        speaksTls("127.0.0.1", Optional.of(ours.certificate().toString())))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("hostname");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db/n, , false, verify-full, gov.notify.config.PostgresTrust",
        "jdbc:postgresql://db/n?a=b, require, false, require, ",
        "jdbc:postgresql://db/n?sslmode=require, , false, , ",
        "jdbc:postgresql://db/n?sslmode=verify-ca, , false, , gov.notify.config.PostgresTrust",
        "jdbc:postgresql://db/n?sslrootcert=x.pem, , false, verify-full, ",
        "jdbc:postgresql://db/n, , true, , ",
        "jdbc:postgresql://db/n, verify-full, true, verify-full, gov.notify.config.PostgresTrust"
    })
    void postgres_is_verified_unless_the_operator_says_otherwise(
            String url, String mode, boolean open, String usedMode, String factory) {
        var settings = new PostgresTls(Optional.ofNullable(mode), Optional.empty(), open).settings(url);

        assertThat(settings.get(DRIVER + "sslmode")).isEqualTo(usedMode);
        assertThat(settings.get(DRIVER + "sslfactory")).isEqualTo(factory);
    }

    @Test
    void the_authorities_of_the_system_can_be_named_as_libpq_names_them() {
        assertThat(new PostgresTls(Optional.empty(), Optional.of("system"), true).settings("jdbc:postgresql://db/n"))
                .containsEntry(DRIVER + "sslmode", "verify-full")
                .containsEntry(DRIVER + "sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
    }

    private static boolean speaksTls(String host, Optional<String> authority) throws SQLException {
        var url = "jdbc:postgresql://" + host + ":" + POSTGRES.port() + "/notify";
        var properties = new Properties();
        properties.put("user", "notify");
        new PostgresTls(Optional.empty(), authority, false)
                .settings(url)
                .forEach((name, value) -> properties.put(name.substring(DRIVER.length()), value));
        try (var connection = DriverManager.getConnection(url, properties);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select ssl from pg_stat_ssl where pid = pg_backend_pid()")) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static Path dataFolder(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("show data_directory")) {
            rows.next();
            return Path.of(rows.getString(1));
        }
    }
}
