package gov.notify.api.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gov.notify.api.error.ApiError;
import gov.notify.api.error.ApiException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

    @Test
    void every_fault_is_told_at_once() {
        var query = query(Map.of("year", "1999", "from", "2026-02-30", "name", ""), Wording.SCHEMA);

        query.integer("year", 2000, 9999);
        query.date("from");
        query.text("name");
        query.fault("days", "whatever is wrong");

        assertThat(faults(query.required("name", "id")).texts())
                .containsExactly(
                        "year 1999 is less than the minimum of 2000",
                        "from 2026-02-30 is not a date",
                        "days whatever is wrong",
                        "name is a required property",
                        "id is a required property");
    }

    @Test
    void a_form_is_told_by_parameter() {
        var query = query(Map.of("year", "10000"), Wording.FORM);

        query.integer("year", 2000, 9999);

        assertThat(faults(query.required("name")).message())
                .isEqualTo(Map.of(
                        "year", List.of("Must be greater than or equal to 2000 and less than or equal to 9999."),
                        "name", List.of("Missing data for required field.")));
    }

    @ParameterizedTest
    @CsvSource({"2000, 2000", "9999, 9999", "1999,", "10000,", "x,", ","})
    void an_integer_within_its_range_is_read(@Nullable String text, @Nullable Integer number) {
        var query = query("year", text);

        assertThat(query.integer("year", 2000, 9999)).isEqualTo(number);
    }

    @Test
    void a_date_is_read() {
        var query = query("day", "2024-02-29");

        assertThat(query.date("day")).isEqualTo(LocalDate.of(2024, 2, 29));
        query.required("day").done();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "2026-1-1", "2026-02-30", "+12026-01-01", "2026-01-01T00:00"})
    void what_is_no_date_is_a_fault(String text) {
        var query = query("day", text);

        assertThat(query.date("day")).isNull();
        assertThat(faults(query).texts()).containsExactly("day " + text + " is not a date");
    }

    @Test
    void what_is_absent_is_no_fault_unless_it_is_required() {
        var query = query(Map.of(), Wording.SCHEMA);

        assertThat(query.date("day")).isNull();
        assertThat(query.integer("year", 2000, 9999)).isNull();
        query.done();
    }

    private static ApiError faults(Query query) {
        return catchThrowableOfType(ApiException.class, query::done).error();
    }

    private static Query query(String name, @Nullable String value) {
        return query(value == null ? Map.of() : Map.of(name, value), Wording.SCHEMA);
    }

    private static Query query(Map<String, String> parameters, Wording wording) {
        MultivaluedMap<String, String> all = new MultivaluedHashMap<>();
        parameters.forEach(all::add);
        return new Query(all, wording);
    }
}
