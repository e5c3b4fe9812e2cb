package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// docs/contract/rendering.md, 2, "Escape HTML".
class CharacterReferencesTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "&copy;, ©",
                "&COPY;, ©",
                "&#169;, ©",
                "&#xA9;, ©",
                "&#XA9;, ©",
                "&#x1F600;, 😀",
                "&#128512;, 😀",
                "&lt;, <",
                "&quot;, \"\"\"\"",
                "&amp;, &",
                "&amp;lt;, &lt;",
                "&CounterClockwiseContourIntegral;, ∳",
                "&#0000065;, A",
                "&nbsp;, \"\u00A0\"",
                "&ngE;, \"≧\u0338\""
            })
    void what_is_well_formed_is_decoded(String typed, String text) {
        assertThat(CharacterReferences.decode(typed)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&",
                "&;",
                "&#;",
                "&#x;",
                "&#X;",
                "&#abc;",
                "&#xg;",
                "&#1a;",
                "&copy",
                "&ltx",
                "&noSuchName;",
                "& copy;",
                "&co py;",
                "&copy ;",
                "&é;",
                "&#-65;",
                "&#65",
                "&&",
                "a&b=c;",
                "&Copy;",
                "&#xA9",
                "&#٦;"
            })
    void what_is_not_is_left_as_it_was_typed(String typed) {
        assertThat(CharacterReferences.decode(typed)).isEqualTo(typed);
        assertThat(Html.escape(typed)).isEqualTo(typed.replace("&", "&amp;"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"&#0;", "&#x0;", "&#xD800;", "&#xDFFF;", "&#x110000;", "&#4294967361;", "&#99999999999;"})
    void a_number_that_no_character_has_becomes_the_sign_for_that(String typed) {
        assertThat(CharacterReferences.decode(typed)).isEqualTo("\uFFFD");
    }

    /// As HTML reads them: they are what editors on Windows write.
    @Test
    void numbers_of_windows_characters_mean_what_browsers_take_them_for() {
        assertThat(CharacterReferences.decode("&#145;a&#146; &#147;b&#148; &#150; &#151; &#128; &#x85;"))
                .isEqualTo("‘a’ “b” – — € …");
    }

    @Test
    void they_are_read_as_a_browser_reads_them() {
        SeededTexts.check(
                20_000,
                5,
                List.of(
                        "&", "#", "x", "65", "1F600", "lt", "amp", "copy", "nbsp", ";", ";", "a", " ", "&#", "&#x",
                        "é"),
                text -> {
                    // A browser forgives a semicolon that is missing; we do not.
                    var strict = text.replaceAll("&(?!(#[0-9]+|#[xX][0-9a-fA-F]+|lt|amp|copy|nbsp);)", "&amp;");

                    assertThat(CharacterReferences.decode(text)).isEqualTo(Parser.unescapeEntities(strict, false));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"&nbsp;", "&amp;", "&lpar;", "&rpar;", "&lt;", "&gt;"})
    void what_html_needs_stays_as_it_stands(String reference) {
        assertThat(CharacterReferences.escape("a" + reference + "b")).isEqualTo("a" + reference + "b");
    }

    @Test
    void what_decoding_brings_up_is_escaped_and_not_decoded_again() {
        assertThat(CharacterReferences.escape("&#60;b&#x3E; &#38;lt; <i>")).isEqualTo("&lt;b&gt; &amp;lt; &lt;i&gt;");
        assertThat(CharacterReferences.escape("\"it's\" &quot;&apos;")).isEqualTo("\"it's\" \"'");
    }
}
