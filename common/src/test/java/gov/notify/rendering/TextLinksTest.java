package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextLinksTest {

    @ParameterizedTest
    @CsvSource({
        "See example.gov., example.gov, .",
        "See example.gov..., example.gov, ...",
        "See https://example.gov/a.b., https://example.gov/a.b, .",
        "See example.gov.1, example.gov, .1",
        "See end.Next, end.Next, ''",
        "See example.gov-x, example.gov, -x",
    })
    void punctuation_after_an_address_is_left_out_of_its_link(String text, String link, String rest) {
        assertThat(TextLinks.link(text)).contains(">" + link + "</a>").endsWith("</a>" + rest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "e.g.", "help@example.gov", "first.last@example.gov", "localhost:6012", "a..b"})
    void what_is_no_address_is_no_link(String text) {
        assertThat(TextLinks.link(text)).isEqualTo(text);
    }

    @Test
    void long_rows_of_labels_take_linear_time() {
        for (var text : new String[] {
            "a.".repeat(200_000) + "1", "1.".repeat(200_000), "a-".repeat(200_000), "a.b@".repeat(100_000)
        }) {
            long began = System.nanoTime();
            assertThat(TextLinks.link(text)).isNotEmpty();
            assertThat(System.nanoTime() - began).isLessThan(10_000_000_000L);
        }
    }
}
