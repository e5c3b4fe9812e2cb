package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// docs/contract/rendering.md, 2, read once more as regular expressions.
class WhitespaceTest {

    private static final String ASCII = " \\t\\n\\r\\x0B\\f";
    private static final String ZERO_WIDTH = "\\u180E\\u200B\\u200C\\u200D\\u2060\\uFEFF";
    private static final String NO_BREAK = "\\u00A0";
    private static final String UNICODE =
            ASCII + "\\x1C-\\x1F\\x85\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000";
    private static final Pattern LINE_BREAK =
            Pattern.compile("\\r\\n|[\\n\\r\\x0B\\f\\x1C\\x1D\\x1E\\x85\\u2028\\u2029]");

    private static final List<String> PIECES = List.of(
            "a", "b", ",", ".", "😀", " ", "  ", "\t", "\n", "\n\n", "\r", "\r\n", "\u000B", "\f", "\u001C", "\u001F",
            "\u0085", "\u00A0", "\u180E", "\u200B", "\u2060", "\uFEFF", "\u2003", "\u2028", "\u2029", "\u3000", "\0");

    @Test
    void every_character_belongs_to_the_sets_that_name_it() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            var text = Character.toString(c);

            assertThat(Whitespace.isAscii(c)).describedAs("U+%04X", c).isEqualTo(text.matches("[" + ASCII + "]"));
            if (c < 0x3100 || c == 0xFEFF || c % 97 == 0) {
                assertThat(Whitespace.isZeroWidth(c))
                        .describedAs("U+%04X", c)
                        .isEqualTo(text.matches("[" + ZERO_WIDTH + "]"));
                assertThat(Whitespace.isObscure(c))
                        .describedAs("U+%04X", c)
                        .isEqualTo(text.matches("[" + ZERO_WIDTH + NO_BREAK + "]"));
                assertThat(Whitespace.isUnicode(c))
                        .describedAs("U+%04X", c)
                        .isEqualTo(text.matches("[" + UNICODE + "]"));
                assertThat(Whitespace.isLineBreak(c))
                        .describedAs("U+%04X", c)
                        .isEqualTo(LINE_BREAK.matcher(text).matches());
            }
        }
    }

    @Test
    void ends_are_stripped_of_what_is_named_and_of_nothing_else() {
        SeededTexts.check(20_000, 8, PIECES, text -> {
            assertThat(Whitespace.stripAll(text)).isEqualTo(stripped(text, ASCII + ZERO_WIDTH + NO_BREAK));
            assertThat(Whitespace.strip(text)).isEqualTo(stripped(text, UNICODE));
            assertThat(Whitespace.stripStart(text)).isEqualTo(text.replaceAll("\\A[" + UNICODE + "]+", ""));
            assertThat(Whitespace.isBlank(text)).isEqualTo(text.matches("[" + UNICODE + "]*"));
        });
    }

    @Test
    void obscure_characters_are_deleted_anywhere() {
        SeededTexts.check(20_000, 8, PIECES, text -> {
            var visible = text.replaceAll("[" + ZERO_WIDTH + NO_BREAK + "]", "");

            assertThat(Whitespace.stripAndRemoveObscure(text)).isEqualTo(stripped(visible, ASCII));
            assertThat(Whitespace.remove(text)).isEqualTo(visible.replaceAll("[" + ASCII + "]", ""));
        });
    }

    @Test
    void runs_of_space_become_one() {
        SeededTexts.check(20_000, 8, PIECES, text -> {
            assertThat(Whitespace.normalise(text)).isEqualTo(normalised(text));
            assertThat(Whitespace.collapse(text)).isEqualTo(text.replaceAll("[" + UNICODE + "]+", " "));
        });
    }

    @Test
    void lines_are_normalised_one_by_one() {
        SeededTexts.check(20_000, 8, PIECES, text -> {
            var lines = new ArrayList<>(Arrays.asList(LINE_BREAK.split(text, -1)));
            // What ends with a line break has no line behind it.
            if (lines.size() > 1 && lines.getLast().isEmpty()) {
                lines.removeLast();
            }

            assertThat(Whitespace.normaliseLines(text))
                    .isEqualTo(lines.stream().map(WhitespaceTest::normalised).collect(Collectors.joining("\n")));
        });
    }

    @Test
    void blank_lines_and_spaces_before_punctuation_are_limited() {
        SeededTexts.check(20_000, 10, List.of("\n", "\n\n", " ", "\t", ",", ".", "a", "\u00A0", "\r"), text -> {
            assertThat(Whitespace.limitBlankLines(text)).isEqualTo(text.replaceAll("\n{3,}", "\n\n"));
            assertThat(Whitespace.tidyPunctuation(text)).isEqualTo(text.replaceAll("[ \\t]+([,.])", "$1"));
        });
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"a ,b .c\", \"a,b.c\"",
                "\"a \t ,\", \"a,\"",
                "\"a\n,\", \"a\n,\"",
                "\"a\u00A0,\", \"a\u00A0,\"",
                "\"a ;b !\", \"a ;b !\"",
                "\" .\", \".\"",
                "\". . .\", \"...\"",
                "\"a , , b\", \"a,, b\""
            })
    void only_spaces_and_tabs_before_a_comma_or_full_stop_go(String typed, String tidy) {
        assertThat(Whitespace.tidyPunctuation(typed)).isEqualTo(tidy);
    }

    private static String stripped(String text, String set) {
        return text.replaceAll("\\A[" + set + "]+|[" + set + "]+\\z", "");
    }

    private static String normalised(String text) {
        var visible = text.replace('\u00A0', ' ').replaceAll("[" + ZERO_WIDTH + "]", "");
        return Arrays.stream(visible.split("[" + UNICODE + "]+"))
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.joining(" "));
    }
}
