package gov.notify.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTextTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T15:00:02.646Z, 2026-03-02T15:00:02.646Z",
        "2026-03-02T15:00:02Z, 2026-03-02T15:00:02Z",
        "2026-03-02T16:00:02+01:00, 2026-03-02T15:00:02Z"
    })
    void a_moment_is_read_as_ses_writes_it(String text, Instant moment) {
        assertThat(EventText.instant(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02 15:00:00.558, 2026-03-02T15:00:00.558Z", "2026-03-02 15:00:00, 2026-03-02T15:00:00Z"})
    void a_moment_is_read_as_the_delivery_log_writes_it_in_utc_wherever_we_are(String text, Instant moment) {
        var zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));

            assertThat(EventText.logTime(text)).isEqualTo(moment);
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "yesterday",
                "2026-03-02",
                "2026-13-02T15:00:00Z",
                "1772463604000",
                "2026-02-30 15:00:00.000x",
                "\0"
            })
    void a_moment_that_cannot_be_read_is_none(String text) {
        assertThat(EventText.instant(text)).isNull();
        assertThat(EventText.logTime(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT_DELIVERED, TEXT_DELIVERED",
        "_SMS.SUCCESS, _SMS.SUCCESS",
        "Rendering Failure, Rendering Failure",
        "'<b>\"x\"\n', bx",
        "ada@example.com, adaexample.com",
        "'', unknown",
        "'  ', unknown",
        "éü, unknown"
    })
    void a_word_of_somebody_elses_is_made_fit_to_be_stored(String typed, String word) {
        assertThat(EventText.word(typed)).isEqualTo(word);
    }

    @Test
    void a_word_has_sixty_characters_at_most() {
        assertThat(EventText.word("x".repeat(60))).hasSize(60);
        assertThat(EventText.word("é" + "x".repeat(5_000))).isEqualTo("x".repeat(60));
    }

    @Test
    void nul_is_taken_out_of_texts_at_any_depth_and_nothing_else_is_changed() throws IOException {
        var event = json("{'a':'\\u0000x\\u0000','b':[1,null,true,{'c':['\\u0000',1.5]}],'d':'é\\u0001','e':{}}");

        assertThat(EventText.withoutNul(event))
                .isEqualTo(json("{'a':'x','b':[1,null,true,{'c':['',1.5]}],'d':'é\\u0001','e':{}}"));
        assertThat(EventText.withoutNul(json("'\\u0000'"))).isEqualTo(json("''"));
    }

    @Test
    void the_event_that_was_received_stays_as_it_was() throws IOException {
        var event = json("{'a':['\\u0000']}");

        assertThat(EventText.withoutNul(event)).isNotEqualTo(event);
        assertThat(event).isEqualTo(json("{'a':['\\u0000']}"));
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
