package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextBodyTest {

    private static final String DASHES = "-".repeat(65);
    private static final String RULE = "=".repeat(65);

    @Test
    void each_kind_of_block_has_its_form() {
        assertThat(text("# Title\nintro\n## Part\n* a\n* b\n\n1) x\n1) y\n***\n    code"))
                .isEqualTo(
                        "Title\n" + DASHES + "\n\nintro\n\nPart\n\n• a\n• b\n\n1. x\n2. y\n\n" + RULE + "\n\ncode\n");
        assertThat(text("a\n# b")).isEqualTo("a\n\n\nb\n" + DASHES + "\n");
    }

    @Test
    void nested_items_stand_below_their_item_without_indent() {
        assertThat(text("* a\n  * b\n    1. c\n* d")).isEqualTo("• a\n\n• b\n\n1. c\n• d\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[a](https://b.gov)             | a: https://b.gov",
                "[a](https://b.gov 'c \"d\"')   | a (c \"d\"): https://b.gov",
                "[https://b.gov](https://b.gov) | https://b.gov: https://b.gov",
                "[a](https://b.gov/c'd{e)       | a: https://b.gov/c%27d%7Be",
                "[a](javascript:x)              | a",
                "https://b.gov/é                | https://b.gov/é",
                "![a](https://b.gov) c          | c",
                "*a* __b__ `c` \"d\" 'e' f'g    | *a* **b** `c` \"d\" ‘e’ f’g",
                "&lt;b&gt; &copy; &amp;amp;     | <b> © &amp;",
                "a , b                          | a, b"
            })
    void what_is_within_a_line_is_shown_as_text(String typed, String shown) {
        assertThat(text(typed)).isEqualTo(shown + "\n");
    }

    @Test
    void a_value_is_no_markup_in_plain_text_either() {
        assertThat(text("<script>x</script> & <https://a.gov>")).isEqualTo("<script>x</script> & <https://a.gov>\n");
    }

    @Test
    void blank_blocks_leave_nothing() {
        assertThat(text("")).isEqualTo("\n");
        assertThat(text("#\n\n##\n\n&nbsp;\n\n![a](https://b.gov)\n\n```\n```\nend"))
                .endsWith("end\n")
                .doesNotContain("-", "\n\n\n\n");
    }

    @Test
    void a_text_begins_without_space_and_ends_with_one_line_break_whatever_was_typed() {
        var pieces = List.of(
                "a", " ", "\n", "\n\n", "# ", "* ", "1. ", "---\n", "    ", "```\n", "^ ", "\u00A0", "\u3000", "[a](",
                ")", "'", "-");

        SeededTexts.check(5_000, 12, pieces, content -> {
            var text = text(content);

            assertThat(text)
                    .endsWith("\n")
                    .isEqualTo(Whitespace.stripStart(text.substring(0, text.length() - 1)) + "\n");
        });
    }

    @Test
    void the_first_words_are_those_of_the_text_on_one_line() {
        var pieces = List.of("a", "b ", "\n", "\n\n", "* x", "2. ", "é", "^ ", "\u00A0", "'", ",");

        SeededTexts.check(5_000, 12, pieces, content -> {
            var email = EmailTemplate.of("", content);

            assertThat(email.preheader(Personalisation.none()))
                    .isEqualTo(Whitespace.strip(Whitespace.collapse(email.text(Personalisation.none()))));
        });
    }

    private static String text(String content) {
        return EmailTemplate.of("", content).text(Personalisation.none());
    }
}
