package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.rendering.RenderMode.Missing;
import gov.notify.rendering.RenderMode.Sanitising;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RenderModeTest {

    /// docs/contract/rendering.md, 3.5.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            TEXT                  | ((A b))                                               | ((A b?? x))
            TEXT_WITHOUT_BRACKETS | A b                                                   | ((A b?? x))
            TEXT_REDACTED         | [hidden]                                              | [hidden]
            HTML                  | <span class='placeholder'>((A b))</span>              | \
            <span class='placeholder-conditional'>((A b??</span> x))
            HTML_WITHOUT_BRACKETS | <span class='placeholder-no-brackets'>A b</span>      | \
            <span class='placeholder-conditional'>((A b??</span> x))
            HTML_REDACTED         | <span class='placeholder-redacted'>hidden</span>      | \
            <span class='placeholder-redacted'>hidden</span>
            """)
    void a_missing_value_is_shown_as_its_field_shows_it(Missing missing, String plain, String conditional) {
        var mode = new RenderMode(Sanitising.ESCAPE, false, missing);

        assertThat(fill("((A b))", mode)).isEqualTo(plain);
        assertThat(fill("((A b?? x))", mode)).isEqualTo(conditional);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTML", "HTML_WITHOUT_BRACKETS", "HTML_REDACTED"})
    void the_name_of_a_missing_value_is_no_markup(Missing missing) {
        var mode = new RenderMode(Sanitising.ESCAPE, false, missing);

        assertThat(fill("((<img src=x onerror=a>)) ((</span>??<b>&))", mode))
                .doesNotContain("<img", "<b>")
                .doesNotContain("<span><");
    }

    /// docs/contract/rendering.md, 3.4.
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            PASS_THROUGH, <b>R&amp;D</b> & <i>x</i> &copy;
            ESCAPE,       &lt;b&gt;R&amp;D&lt;/b&gt; &amp; &lt;i&gt;x&lt;/i&gt; ©
            STRIP,        R&amp;amp;D &amp; x &amp;copy;
            """)
    void template_values_and_conditional_texts_are_sanitised_alike(Sanitising sanitising, String shown) {
        var mode = new RenderMode(sanitising, false, Missing.TEXT);
        var markup = "<b>R&amp;D</b> & <i>x</i> &copy;";
        var values = Personalisation.of(Map.of("value", markup, "yes", true));

        assertThat(Content.of(markup).fill(values, mode)).isEqualTo(shown);
        assertThat(Content.of("((value))").fill(values, mode)).isEqualTo(shown);
        assertThat(Content.of("((yes??" + markup + "))").fill(values, mode)).isEqualTo(shown);
    }

    @Test
    void what_is_marked_while_markdown_is_parsed_shows_what_it_stands_for() {
        SeededTexts.check(3_000, 10, List.of("((a))", "((b?? c))", "x", " ", "((", "??", "\n"), text -> {
            var marked = fill(text, RenderMode.markedMarkdown(false));
            var redacted = fill(text, RenderMode.markedMarkdown(true));

            assertThat(PlaceholderMarkers.resolve(marked)).isEqualTo(fill(text, RenderMode.TEXT));
            assertThat(asHtml(marked)).isEqualTo(fill(text, RenderMode.html(false)));
            assertThat(asHtml(redacted)).isEqualTo(fill(text, RenderMode.html(true)));
        });
    }

    private static String asHtml(String marked) {
        return marked.chars()
                .mapToObj(c -> PlaceholderMarkers.isMark((char) c)
                        ? PlaceholderMarkers.html((char) c)
                        : String.valueOf((char) c))
                .collect(Collectors.joining());
    }

    @Test
    void our_marks_are_taken_out_of_what_is_typed_before_they_mean_something() {
        var typed = "a\uFDD0\uFDD2\uFDD8b";
        var mode = RenderMode.markedMarkdown(false);

        assertThat(fill(typed, mode)).isEqualTo("ab");
        assertThat(Content.of("((v)) ((y??" + typed + "))")
                        .fill(Personalisation.of(Map.of("v", typed, "y", true)), mode))
                .isEqualTo("ab ab");
        assertThat(PlaceholderMarkers.resolve(fill("((" + typed + "))", mode))).isEqualTo("((ab))");
    }

    @Test
    void without_any_values_a_text_message_shows_no_placeholder() {
        assertThat(fill("a ((b))((c??d)) e", RenderMode.TEXT_WITHOUT_VALUES)).isEqualTo("a \uFDD6 e");
    }

    private static String fill(String content, RenderMode mode) {
        return Content.of(content).fill(Personalisation.none(), mode);
    }
}
