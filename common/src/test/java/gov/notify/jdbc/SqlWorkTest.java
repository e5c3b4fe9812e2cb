package gov.notify.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One unit of work: what is kept of it, how often it runs, and what its caller hears.
class SqlWorkTest {

    // One connection: what a unit of work leaves on it, the next one finds.
    private static final OwnDatabase DATABASE = OwnDatabase.create(1);
    private final AtomicInteger runs = new AtomicInteger();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @AfterEach
    void clear() {
        DATABASE.run("delete from poll_cursors");
    }

    @Test
    void a_transaction_that_returns_is_kept() {
        assertThat(Sql.<String>transaction(DATABASE.pool(), connection -> {
                    note(connection, "a");
                    note(connection, "b");
                    return "done";
                }))
                .isEqualTo("done");

        assertThat(DATABASE.count("from poll_cursors")).isEqualTo(2);
    }

    @Test
    void a_transaction_that_throws_leaves_nothing_and_its_connection_as_it_was() {
        assertThatThrownBy(() -> Sql.transaction(DATABASE.pool(), connection -> {
                    note(connection, "a");
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");

        assertThat(DATABASE.count("from poll_cursors")).isZero();
        DATABASE.run("insert into poll_cursors values ('alone', 1)");
        assertThat(DATABASE.count("from poll_cursors")).isEqualTo(1);
        assertThat(Sql.<Boolean>once(DATABASE.pool(), Connection::getAutoCommit))
                .isTrue();
    }

    @Test
    void an_error_undoes_a_transaction_like_an_exception() {
        assertThatThrownBy(() -> Sql.transaction(DATABASE.pool(), connection -> {
                    note(connection, "a");
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);

        assertThat(DATABASE.count("from poll_cursors")).isZero();
    }

    @Test
    void a_statement_that_is_refused_undoes_those_before_it() {
        assertThatThrownBy(() -> Sql.transaction(DATABASE.pool(), connection -> {
                    note(connection, "twice");
                    return note(connection, "twice");
                }))
                .isInstanceOfSatisfying(
                        Sql.Refused.class, e -> assertThat(e.state()).isEqualTo("23505"));

        assertThat(DATABASE.count("from poll_cursors")).isZero();
    }

    @Test
    void a_refusal_carries_the_state_alone_because_servers_quote_values() {
        DATABASE.run("insert into poll_cursors values ('ana@agency.gov', 1)");

        assertThatThrownBy(() -> Sql.once(DATABASE.pool(), connection -> note(connection, "ana@agency.gov")))
                .isInstanceOf(Sql.Refused.class)
                .hasMessage("Postgres refused a statement (SQLSTATE 23505)")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "40001", "53300"})
    void work_that_repeats_to_no_effect_is_done_again_after_an_outage(String state) {
        assertThat(Sql.<Integer>repeatable(DATABASE.pool(), _ -> {
                    if (runs.incrementAndGet() < 3) {
                        throw new SQLException("away", state);
                    }
                    return runs.get();
                }))
                .isEqualTo(3);
    }

    @Test
    void a_refusal_is_not_asked_for_twice() {
        assertThatThrownBy(() -> Sql.repeatable(DATABASE.pool(), _ -> {
                    runs.incrementAndGet();
                    throw new SQLException("no such column", "42703");
                }))
                .isInstanceOf(Sql.Refused.class);

        assertThat(runs).hasValue(1);
    }

    @Test
    void work_that_may_not_run_twice_is_given_up_at_once() {
        assertThatThrownBy(() -> Sql.transaction(DATABASE.pool(), _ -> {
                    runs.incrementAndGet();
                    throw new SQLException("the answer to COMMIT was lost", "08006");
                }))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessage("Postgres is unavailable (SQLSTATE 08006)");

        assertThat(runs).hasValue(1);
    }

    @Test
    void whoever_is_interrupted_while_a_store_is_away_stops_asking_and_stays_interrupted() {
        assertThatThrownBy(() -> Sql.repeatable(DATABASE.pool(), _ -> {
                    runs.incrementAndGet();
                    Thread.currentThread().interrupt();
                    throw new SQLException("away", "08006");
                }))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("interrupted");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(runs).hasValue(1);
    }

    @Test
    void patience_bounds_a_statement_and_ends_with_its_transaction() {
        var before = setting("statement_timeout");

        assertThatThrownBy(() -> Sql.patiently(DATABASE.pool(), Duration.ofMillis(50), connection -> {
                    try (var statement = connection.createStatement()) {
                        return statement.execute("select pg_sleep(20)");
                    }
                }))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("57014");

        assertThat(setting("statement_timeout")).isEqualTo(before);
    }

    @Test
    void a_limit_for_each_answer_holds_for_its_transaction_alone() {
        int usual = Sql.once(DATABASE.pool(), Connection::getNetworkTimeout);

        int within = Sql.transaction(DATABASE.pool(), Duration.ofSeconds(7), Connection::getNetworkTimeout);

        assertThat(within).isEqualTo(7000).isNotEqualTo(usual);
        assertThat(Sql.<Integer>once(DATABASE.pool(), Connection::getNetworkTimeout))
                .isEqualTo(usual);
    }

    @Test
    void a_list_has_the_order_of_its_query_and_takes_parameters_in_theirs() {
        assertThat(Sql.list(
                        DATABASE.pool(),
                        "select n from generate_series(?::int, ?::int) as n order by n desc",
                        row -> row.getInt(1),
                        2,
                        4))
                .containsExactly(4, 3, 2);
        assertThat(Sql.list(DATABASE.pool(), "select 1 where false", row -> row.getInt(1)))
                .isEmpty();
    }

    private static String setting(String name) {
        return DATABASE.one(String.class, "select current_setting(?)", name);
    }

    private static int note(Connection connection, String name) throws SQLException {
        try (var statement = connection.prepareStatement("insert into poll_cursors values (?, 1)")) {
            statement.setString(1, name);
            return statement.executeUpdate();
        }
    }
}
