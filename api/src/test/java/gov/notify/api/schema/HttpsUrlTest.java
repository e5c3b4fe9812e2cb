package gov.notify.api.schema;

import static org.assertj.core.api.Assertions.assertThat;

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
    void stands_in_a_header_as_ascii(String given, String header) {
        assertThat(HttpsUrl.parse(given)).isEqualTo(header);
    }

    @Test
    void what_does_not_fit_into_a_line_of_a_header_is_refused() {
        assertThat(HttpsUrl.parse("https://example.gov/" + "a".repeat(900))).isNotNull();
        assertThat(HttpsUrl.parse("https://example.gov/" + "a".repeat(1200))).isNull();
        assertThat(HttpsUrl.parse("https://example.gov/" + "é".repeat(400))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://example.gov", "https://", "https:///a", "https://exa mple.gov", "https://exämple.gov/"})
    void what_is_no_https_url_is_refused(String text) {
        assertThat(HttpsUrl.parse(text)).isNull();
    }
}
