package gov.notify.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "08001", "28P01", "3D000", "40001", "40P01", "53100", "53300", "57014", "57P01", "57P03",
                "58030", "25006", "25P03"
            })
    void a_server_that_is_away_or_cannot_commit_is_an_outage(String state) {
        assertThat(Outage.is(new SQLException("", state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "22P02", "23505", "25P01", "25P02", "42601", "42703", "42P01", "55P03", "XX001"})
    void a_statement_that_is_wrong_is_none(String state) {
        assertThat(Outage.is(new SQLException("", state))).isFalse();
    }

    @Test
    void a_pool_that_has_no_connection_to_give_is_one() {
        assertThat(Outage.is(new SQLException("no connection"))).isTrue();
    }

    @Test
    void is_found_behind_what_it_was_wrapped_in() {
        var outage = new CompletionException(new IllegalStateException(new SQLException("", "57P01")));

        assertThat(Outage.isBehind(outage)).isTrue();
        assertThat(Outage.isBehind(new IllegalStateException(new SQLException("", "42703"))))
                .isFalse();
    }
}
