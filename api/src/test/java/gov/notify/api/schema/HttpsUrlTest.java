package gov.notify.api.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpsUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://example.gov/é, https://example.gov/%C3%A9",
        "https://example.gov/a\u202Eb, https://example.gov/a%E2%80%AEb",
        "https://example.gov/?a=%C3%A9&b=1, https://example.gov/?a=%C3%A9&b=1"
    })
    void stands_in_a_header_as_ascii(String given, String header) throws InvalidValueException {
        assertThat(HttpsUrl.parse(given, 868)).isEqualTo(header);
    }

    @Test
    void what_does_not_fit_into_a_header_is_refused_with_how_much_does() throws InvalidValueException {
        assertThat(HttpsUrl.parse("https://example.gov/" + "a".repeat(848), 868))
                .hasSize(868);
        assertThat(refusal("https://example.gov/" + "a".repeat(849))).contains("868 characters");
        assertThat(refusal("https://example.gov/" + "a".repeat(1200))).contains("868 characters");
        assertThat(refusal("https://example.gov/" + "é".repeat(400))).contains("868 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://example.gov", "https://", "https:///a", "https://exa mple.gov", "https://exämple.gov/"})
    void what_is_no_https_url_is_refused(String text) {
        assertThat(refusal(text)).isEqualTo("is not a valid https url");
    }

    private static String refusal(String text) {
        return catchThrowableOfType(InvalidValueException.class, () -> HttpsUrl.parse(text, 868))
                .text();
    }
}
