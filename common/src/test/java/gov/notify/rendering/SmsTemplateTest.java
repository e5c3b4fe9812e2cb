package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsTemplateTest {

    private static final Personalisation VALUES = Personalisation.of(Map.of("a", "x", "b", " , y\n\n\n\nz\u200B "));

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "Parks              | Hello     | Parks: Hello",
                "\" \tParks\u00A0 \"| Hello     | Parks: Hello",
                "\"\"               | Hello     | Hello",
                "\" \n\"            | Hello     | Hello",
                "Parks              | \"  \"    | Parks:",
                "Parks              | \", hi\"  | Parks:, hi",
                "Parks              | \"\n\nhi\"| \"Parks:\n\nhi\"",
                "\"A\nB\"           | hi        | \"A\nB: hi\"",
                "((a))              | ((a))     | ((a)): x"
            })
    void a_prefix_stands_before_the_message_with_a_colon(String prefix, String content, String text) {
        assertThat(SmsTemplate.of(content).message(VALUES, prefix).text()).isEqualTo(text);
    }

    @Test
    void a_message_is_tidied_after_its_values_are_in() {
        assertThat(SmsTemplate.of("  ((a))((b)) .\r\n\u2028\n end \t").body(VALUES))
                .isEqualTo("x, y\n\nz.\n\nend");
    }

    @Test
    void tags_and_references_are_sent_as_they_were_typed() {
        assertThat(SmsTemplate.of("<b>R&amp;D</b> &nbsp; \"it's\" -- ((a))").body(VALUES))
                .isEqualTo("<b>R&amp;D</b> &nbsp; \"it's\" -- x");
    }

    @Test
    void without_any_values_placeholders_are_not_there_and_the_spaces_around_them_are() {
        var template = SmsTemplate.of("((x))a ((y)) b((z??c)) ((w))");

        assertThat(template.body(Personalisation.none())).isEqualTo("a  b");
        assertThat(template.message(Personalisation.none(), "Parks").text()).isEqualTo("Parks: a  b");
        assertThat(template.body(VALUES)).isEqualTo("((x))a ((y)) b((z??c)) ((w))");
    }

    /// docs/contract/public-api.md, 4.5.
    @ParameterizedTest
    @CsvSource({
        "' ', true",
        "'\u200B\u00A0\n', true",
        "'((gone))', true",
        "'((yes??))', true",
        "'x', false",
        "'?', false",
        "'\0', false"
    })
    void a_message_is_empty_if_nothing_but_its_prefix_is_left(String content, boolean empty) {
        var values = Personalisation.of(Map.of("gone", "", "yes", true));

        assertThat(SmsTemplate.of(content).message(values, "Parks").isEmpty()).isEqualTo(empty);
        assertThat(SmsTemplate.of(content).message(values, null).isEmpty()).isEqualTo(empty);
    }

    @Test
    void the_length_that_limits_look_at_is_that_of_the_finished_message() {
        var pieces = List.of(
                "a", " ", "\n", "((a))", "((b))", "((c))", "((a??d))", ",", "é", "😀", "…", "\u200B", "\u00A0", "\t");

        SeededTexts.check(10_000, 12, pieces, content -> {
            var template = SmsTemplate.of(content);
            for (var values : List.of(VALUES, Personalisation.none())) {
                for (var prefix : List.of("", "Parks", " é ")) {
                    var message = template.message(values, prefix);

                    assertThat(template.characterCountWithoutPrefix(values, prefix))
                            .isEqualTo(message.characterCountWithoutPrefix());
                    assertThat(message.text()).isEqualTo(Whitespace.strip(message.text()));
                    assertThat(message.text()).doesNotContain("\r", "\u200B", "\uFDD6");
                    assertThat(message.text().contains("\n\n\n") && values.equals(VALUES))
                            .isFalse();
                }
            }
        });
    }

    @Test
    void a_preview_shows_what_is_missing_and_escapes_what_was_typed() {
        var template = SmsTemplate.of("<b>((a))</b> ((name)) ((vip??<i>hi</i>))\nSee example.gov.");

        assertThat(template.previewHtml(Personalisation.of(Map.of("a", "<x>&")), "R&D <b>", false))
                .isEqualTo("R&amp;D &lt;b&gt;: &lt;b&gt;&lt;x&gt;&amp;&lt;/b&gt; "
                        + "<span class='placeholder'>((name))</span> "
                        + "<span class='placeholder-conditional'>((vip??</span>&lt;i&gt;hi&lt;/i&gt;))"
                        + "<br>See <a class=\"link\" href=\"http://example.gov\">example.gov</a>.");
    }

    @Test
    void a_redacted_preview_hides_the_names_of_what_is_missing_and_shows_what_is_given() {
        assertThat(SmsTemplate.of("((a)) ((name))").previewHtml(VALUES, null, true))
                .isEqualTo("x <span class='placeholder-redacted'>hidden</span>");
    }

    @Test
    void a_preview_shows_the_characters_that_are_sent() {
        assertThat(SmsTemplate.of("a … œ\u00A0‘b’ \u2060.").previewHtml(VALUES, null, false))
                .isEqualTo("a... ? 'b'.");
    }

    @Test
    void it_asks_for_its_placeholders_as_they_are_spelled() {
        var template = SmsTemplate.of("((B b)) ((a??x)) ((b_b))");

        assertThat(template.placeholders()).containsExactly("B b", "a", "b_b");
        assertThat(template.missing(Personalisation.of(Map.of("A", "")))).containsExactly("B b", "b_b");
        assertThat(template.missing(Personalisation.of(Map.of("bb", 0)))).containsExactly("a");
    }
}
