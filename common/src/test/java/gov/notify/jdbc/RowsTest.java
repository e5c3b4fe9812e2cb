package gov.notify.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsTest {

    private static final OwnDatabase DATABASE = OwnDatabase.create(1);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-26 14:15:09.123456+00, 2026-11-26T14:15:09.123456Z",
        "2026-11-26 00:15:00+02, 2026-11-25T22:15:00Z",
        "2026-03-08 02:30:00-05, 2026-03-08T07:30:00Z",
        "1969-12-31 23:59:59.999999+00, 1969-12-31T23:59:59.999999Z"
    })
    void a_moment_is_read_whole_wherever_it_was_said(String stored, Instant moment) {
        assertThat(moment("timestamptz '" + stored + "'")).contains(moment);
    }

    @Test
    void a_moment_is_the_same_whatever_zone_the_session_is_in() {
        DATABASE.run("set time zone 'America/New_York'");
        try {
            assertThat(moment("timestamptz '2026-11-01 01:30:00-04'")).contains(Instant.parse("2026-11-01T05:30:00Z"));
        } finally {
            DATABASE.run("reset time zone");
        }
    }

    @Test
    void no_moment_is_null() {
        assertThat(moment("null::timestamptz")).isEmpty();
    }

    @Test
    void an_id_is_read_as_what_it_is() {
        var id = UUID.randomUUID();

        assertThat(Sql.list(DATABASE.pool(), "select '" + id + "'::uuid as id", row -> Rows.uuid(row, "id")))
                .containsExactly(id);
    }

    @Test
    void a_column_that_is_not_there_is_a_mistake_and_no_outage() {
        assertThatThrownBy(() -> Sql.list(DATABASE.pool(), "select 1 as one", row -> Rows.uuid(row, "id")))
                .isInstanceOf(Sql.Refused.class);
    }

    private static Optional<Instant> moment(String expression) {
        return Sql.once(DATABASE.pool(), connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select " + expression + " as at")) {
                rows.next();
                return Optional.ofNullable(Rows.instant(rows, "at"));
            }
        });
    }
}
