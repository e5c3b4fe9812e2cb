package gov.notify.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadPoolTest {

    private final OwnDatabase database = OwnDatabase.create(1);
    private final ReadPool reads = readPool();

    @AfterEach
    void close() {
        reads.close();
        database.close();
    }

    @Test
    void reads_take_no_connection_from_those_who_send() throws SQLException {
        try (var one = reads.database().getConnection();
                var two = reads.database().getConnection()) {
            assertThat(one.isValid(1) && two.isValid(1)).isTrue();
            assertThat(database.one(Integer.class, "select 1")).isEqualTo(1);
        }
    }

    @Test
    void there_are_six_of_them() throws SQLException {
        var pool = (AgroalDataSource) reads.database();
        pool.getConfiguration().connectionPoolConfiguration().setAcquisitionTimeout(Duration.ofMillis(100));
        var open = new ArrayList<Connection>();
        try {
            for (int i = 0; i < 6; i++) {
                open.add(reads.database().getConnection());
            }
            assertThatThrownBy(() -> reads.database().getConnection().close())
                    .isInstanceOf(SQLException.class)
                    .matches(e -> Outage.is((SQLException) e));
        } finally {
            for (var connection : open) {
                connection.close();
            }
        }
    }

    @Test
    void no_read_takes_longer_than_five_seconds_and_each_is_planned_for_its_own_values() {
        assertThat(setting("statement_timeout")).isEqualTo("5s");
        assertThat(setting("plan_cache_mode")).isEqualTo("force_custom_plan");
    }

    @Test
    void they_lead_to_the_same_database() {
        assertThat(Sql.list(reads.database(), "select current_database()", row -> row.getString(1)))
                .containsExactly(database.one(String.class, "select current_database()::text"));
    }

    private String setting(String name) {
        return Sql.list(reads.database(), "select current_setting(?)", row -> row.getString(1), name)
                .getFirst();
    }

    private ReadPool readPool() {
        try {
            return new ReadPool(database.pool());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
