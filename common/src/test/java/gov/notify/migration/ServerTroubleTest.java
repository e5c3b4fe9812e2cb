package gov.notify.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import javax.net.ssl.SSLHandshakeException;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a program waits for at its start, and what ends it.
class ServerTroubleTest {

    @ParameterizedTest
    @CsvSource({
        "08001, true", "08006, true", "28P01, true", "28000, true", "3D000, true", "53300, true", "57P01, true",
        "57P03, true", "57014, true", "58030, true", "25006, true", "40P01, true", "42501, true", "55P03, true",
        "42P01, false", "42601, false", "42703, false", "42710, false", "23505, false", "22023, false", "0A000, false",
        "P0001, false", "XX000, false", "55006, false"
    })
    void trouble_that_may_pass_is_waited_for_and_a_broken_migration_is_not(String state, boolean passes) {
        var failure = new FlywayException("Migration failed", new SQLException("at ana@agency.gov", state));

        assertThat(ServerTrouble.isBehind(failure)).isEqualTo(passes);
        assertThat(ServerTrouble.kind(failure)).isEqualTo("SQLSTATE " + state);
    }

    @Test
    void a_migration_that_was_changed_or_is_missing_is_no_trouble_of_a_server() {
        assertThat(ServerTrouble.isBehind(new FlywayException("Validate failed: checksum mismatch")))
                .isFalse();
        assertThat(ServerTrouble.isBehind(new IllegalStateException(new NullPointerException())))
                .isFalse();
    }

    @Test
    void a_server_that_nobody_listens_at_is_waited_for() {
        var refused = new SQLException("Connection to db.internal:5432 refused", "08001", new ConnectException());

        assertThat(ServerTrouble.isBehind(new FlywayException("cannot connect", refused)))
                .isTrue();
    }

    @Test
    void trouble_counts_wherever_among_the_causes_it_stands() {
        var trouble = new SQLException("wrapped", "42P01", new SQLException("away", "57P01"));

        assertThat(ServerTrouble.isBehind(new FlywayException("failed", trouble)))
                .isTrue();
    }

    @Test
    void a_certificate_that_is_refused_is_named_as_that() {
        var refused = new SQLException(
                "SSL error", "08006", new SSLHandshakeException("PKIX path building failed: db.internal"));

        assertThat(ServerTrouble.kind(new FlywayException("failed", refused))).isEqualTo("its certificate is refused");
    }

    @Test
    void what_has_no_state_is_a_connection_that_nobody_gave() {
        assertThat(ServerTrouble.kind(new FlywayException("failed", new SQLException("Acquisition timeout"))))
                .isEqualTo("no connection");
        assertThat(ServerTrouble.kind(new FlywayException("failed", new SQLException("db.internal", ""))))
                .isEqualTo("no connection");
        assertThat(ServerTrouble.isBehind(new FlywayException("failed", new SQLException("Acquisition timeout"))))
                .isTrue();
    }
}
