package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(set(html)).isEqualTo(set);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pre", "samp", "code", "tt", "kbd", "script", "style", "math", "a", "PRE", "Code", "A"})
    void text_in_links_and_code_is_left_alone(String tag) {
        var open = "<" + tag + " title=\"'x'\">";
        var close = "</" + tag + ">";

        assertThat(set("'b'" + open + "'b' \"c\"" + close + " 'd'"))
                .isEqualTo("‘b’" + open + "'b' \"c\"" + close + " ‘d’");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p", "b", "span", "abbr", "article", "th", "prefix", "codex"})
    void text_in_other_tags_is_set(String tag) {
        assertThat(set("<" + tag + ">'b'</" + tag + ">")).isEqualTo("<" + tag + ">‘b’</" + tag + ">");
    }

    @Test
    void what_is_left_alone_may_be_nested() {
        assertThat(set("<pre>'a'<code>'b'</code>'c'</pre>'d'")).isEqualTo("<pre>'a'<code>'b'</code>'c'</pre>‘d’");
        assertThat(set("<a>'a'</code>'b'</a> 'c'")).isEqualTo("<a>'a'</code>'b'</a> ‘c’");
        assertThat(set("</a>'c'")).isEqualTo("</a>‘c’");
    }

    @Test
    void a_tag_that_does_not_end_is_text() {
        assertThat(set("'a' <b 'c'")).isEqualTo("‘a’ <b ‘c’");
        assertThat(set("<")).isEqualTo("<");
        assertThat(set("'<")).isEqualTo("‘<");
        assertThat(set("<>'a'")).isEqualTo("<>‘a’");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "<p>'</p>, <p>‘</p>",
                "<p>\"</p>, <p>“</p>",
                "x<br>'<br>y, x<br>’<br>y",
                "x<br>\"<br>y, x<br>”<br>y",
                "x <br>'<br>y, x <br>‘<br>y",
                "<p>x</p>\"<p>y</p>, <p>x</p>”<p>y</p>"
            })
    void a_quote_alone_closes_what_stood_before_it(String html, String set) {
        assertThat(set(html)).isEqualTo(set);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "<span>((name))</span>'s house, <span>((name))</span>’s house",
                "<span>((name))</span>\" and, <span>((name))</span>” and",
                "<a>Ann</a>'s, <a>Ann</a>’s",
                "<a>Ann!</a>'s, <a>Ann!</a>‘s",
                "Ann<br>'s, Ann<br>‘s"
            })
    void a_quote_behind_a_link_or_placeholder_belongs_to_its_word(String html, String set) {
        assertThat(set(html)).isEqualTo(set);
    }

    @Test
    void tags_are_never_changed_and_no_character_is_lost() {
        var pieces = List.of(
                "'", "\"", "a", " ", "<p>", "</p>", "<a x='\"'>", "</a>", "<br>", "<code>", "</code>", "<", ">", "(");

        SeededTexts.check(20_000, 10, pieces, html -> {
            var set = set(html);

            assertThat(set.replaceAll("[‘’]", "'").replaceAll("[“”]", "\"")).isEqualTo(html);
            assertThat(set.replaceAll("[^<]*(<[^>]*>)?", "$1")).isEqualTo(html.replaceAll("[^<]*(<[^>]*>)?", "$1"));
        });
    }

    private static String set(String html) {
        var text = html.toCharArray();
        SmartQuotes.inHtml(text, text.length);
        return new String(text);
    }
}
