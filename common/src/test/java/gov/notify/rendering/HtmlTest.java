package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {

    private static final List<String> HOSTILE = List.of(
            "<",
            ">",
            "&",
            "\"",
            "'",
            "<b>",
            "</p>",
            "<script>",
            "&lt;",
            "&amp;",
            "&#60;",
            "&copy;",
            ";",
            "a",
            "=",
            "😀",
            "\u2028");

    @Test
    void escaped_text_is_one_text_to_a_browser() {
        SeededTexts.check(10_000, 8, HOSTILE, text -> {
            var body =
                    Jsoup.parseBodyFragment("<p>" + Html.escape(text) + "</p>").body();

            assertThat(body.select("*")).hasSize(2);
            assertThat(Html.escape(text)).doesNotContain("<", ">");
        });
    }

    @Test
    void text_that_is_no_html_comes_out_of_a_browser_as_it_went_in() {
        SeededTexts.check(10_000, 8, HOSTILE, text -> {
            var attribute = new StringBuilder();
            Html.appendAttribute(text, attribute);
            var paragraph = Jsoup.parseBodyFragment("<p title=\"" + attribute + "\">" + Html.escapeText(text) + "</p>")
                    .body()
                    .child(0);

            assertThat(paragraph.wholeText()).isEqualTo(text);
            assertThat(paragraph.attr("title")).isEqualTo(text);
        });
    }

    /// docs/contract/rendering.md, 3.4.
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "<b>a</b>, a",
                "a<br>b, ab",
                "<a href=\"\"x\"\">y & z</a>, y &amp; z",
                "a < b, a < b",
                "a <b, a <b",
                "a > b, a > b",
                "<<b>>a, >a",
                "\"<b\nc>a\", a",
                "&lt;b&gt;, &amp;lt;b&amp;gt;",
                "<>, \"\""
            })
    void tags_are_taken_out(String html, String text) {
        assertThat(Html.stripTags(html)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"a\nb\", a<br>b",
                "\"a\r\nb\", a<br><br>b",
                "\"\n a\n\n\", a",
                "\"a\u2028b\", \"a\u2028b\"",
                "\" \u3000 \", \"\""
            })
    void line_breaks_are_shown_but_for_those_at_the_ends(String text, String html) {
        assertThat(Html.breakLines(text)).isEqualTo(html);
    }
}
