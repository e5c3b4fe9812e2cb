package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmartQuotesTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "<p>\"&gt;x</p>, <p>“&gt;x</p>",
                "<p>\"&lt;x</p>, <p>“&lt;x</p>",
                "<p>\"&amp;x</p>, <p>“&amp;x</p>",
                "<p>\".x</p>, <p>”.x</p>"
            })
    void a_quote_before_a_reference_opens_and_before_punctuation_closes(String html, String set) {
        var text = html.toCharArray();

        SmartQuotes.inHtml(text, text.length);

        assertThat(new String(text)).isEqualTo(set);
    }
}
