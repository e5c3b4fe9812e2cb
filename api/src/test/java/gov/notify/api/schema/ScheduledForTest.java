package gov.notify.api.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduledForTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:00:00-05:00, 2026-03-01T15:00:00Z",
        "2026-03-01 13:30, 2026-03-01T13:30:00Z",
        "2026-03-02, 2026-03-02T00:00:00Z",
        "2026-03-02T01, 2026-03-02T01:00:00Z",
        "20260302T010203Z, 2026-03-02T01:02:03Z",
        "2026-03-02T01:02:03.25+0100, 2026-03-02T00:02:03.250Z",
        "2026-03-01T12:00:00Z, 2026-03-01T12:00:00Z",
        "2026-03-05T12:00:00Z, 2026-03-05T12:00:00Z"
    })
    void reads_iso_8601(String text, String moment) throws InvalidValueException {
        assertThat(ScheduledFor.parse(text, NOW)).isEqualTo(Instant.parse(moment));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "tomorrow", "13:00:00 2017-01-01", "2026-13-01", "2026-03-01T25:00", "2026-03-02T01:00+99"})
    void refuses_what_is_no_time(String text) {
        assertThat(faultOf(text)).startsWith("datetime format is invalid.");
    }

    @Test
    void refuses_the_past_and_the_far_future() {
        assertThat(faultOf("2026-03-01T11:59:59Z")).isEqualTo("datetime can not be in the past");
        assertThat(faultOf("2026-03-05T12:00:01Z")).isEqualTo("datetime can only be up to 96 hours in the future");
    }

    private static String faultOf(String text) {
        return catchThrowableOfType(InvalidValueException.class, () -> ScheduledFor.parse(text, NOW))
                .text();
    }
}
