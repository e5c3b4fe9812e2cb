package gov.notify.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /// Every class of the PostgreSQL manual's appendix A that a running program can meet.
    @ParameterizedTest
    @CsvSource({
        "02000, false", "03000, false", "08P01, true", "08003, true", "0A000, false", "21000, false", "22003, false",
        "23503, false", "24000, false", "25000, false", "25001, false", "25007, false", "25P02, false", "26000, false",
        "28000, true", "2B000, false", "2D000, false", "34000, false", "3D000, true", "3F000, false", "40002, true",
        "42501, false", "42883, false", "44000, false", "53200, true", "53400, true", "54000, false", "54001, false",
        "55000, false", "55006, false", "57000, true", "57P02, true", "57P04, true", "58P01, true", "F0000, false",
        "HV000, false", "P0001, false", "XX000, false", "XX002, false"
    })
    void each_class_of_states_is_one_or_the_other(String state, boolean outage) {
        assertThat(Outage.is(new SQLException("", state))).isEqualTo(outage);
        assertThat(Outage.isBehind(new SQLException("", state))).isEqualTo(outage);
    }

    @Test
    void what_the_driver_calls_passing_is_an_outage_whatever_its_state() {
        assertThat(Outage.is(new SQLTransientConnectionException("", "42601"))).isTrue();
        assertThat(Outage.is(new SQLTimeoutException("", "42601"))).isTrue();
        assertThat(Outage.is(new SQLRecoverableException("", "42601"))).isTrue();
    }

    @Test
    void a_state_that_is_none_is_taken_for_an_outage() {
        assertThat(Outage.is(new SQLException("", ""))).isTrue();
        assertThat(Outage.is(new SQLException("", "0"))).isTrue();
    }

    @Test
    void an_unavailable_store_is_an_outage_and_a_refusal_of_ours_is_none() {
        assertThat(Outage.isBehind(new RuntimeException(new StoreUnavailable("away", new SQLException()))))
                .isTrue();
        assertThat(Outage.isBehind(new Sql.Refused("no", "23505"))).isFalse();
        assertThat(Outage.isBehind(new NullPointerException())).isFalse();
    }

    @Test
    void causes_that_go_in_a_circle_are_looked_at_and_left() {
        var one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("two", one));

        assertThat(Outage.isBehind(one)).isFalse();
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
