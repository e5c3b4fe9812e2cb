package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The steps of a piece of text, each once more as the regular expression that the reference has for it.
class QuoteRulesTest {

    private static final int FLAGS = Pattern.UNICODE_CHARACTER_CLASS;
    private static final String OPENER =
            "([\\s\\x1C-\\x1F]|&nbsp;|--|&ndash;|&mdash;|&#8211;|&#8212;|&#x2013;|&#x2014;)";
    private static final String CLOSER = "([^ \\t\\r\\n\\[{(-])";
    private static final String SPACE = "[\\s\\x1C-\\x1F]";
    private static final String FINAL_S = "s(?!\\w)";

    private static final List<String> PIECES = List.of(
            "'",
            "\"",
            "'",
            "\"",
            "a",
            "s",
            "9",
            "80s",
            "é",
            "_",
            " ",
            "\n",
            "\t",
            "\u00A0",
            "-",
            "--",
            "(",
            "[",
            ")",
            ".",
            ",",
            ":",
            "&nbsp;",
            "&mdash;",
            "&#8211;",
            "&#x2014;",
            ";",
            "😀",
            "\u2014");

    @Test
    void quotes_are_set_as_the_steps_say() {
        SeededTexts.check(
                60_000, 9, PIECES, text -> assertThat(set(text)).isEqualTo(doubleSteps(singleSteps(pairs(text)))));
    }

    @Test
    void in_plain_text_single_quotes_are_set_and_double_ones_are_other_text() {
        SeededTexts.check(60_000, 9, PIECES, text -> {
            var single = text.toCharArray();
            QuoteRules.setSingle(single, 0, single.length);

            assertThat(new String(single)).isEqualTo(singleSteps(text));
        });
    }

    private static String set(String text) {
        var set = text.toCharArray();
        QuoteRules.set(set, 0, set.length);
        return new String(set);
    }

    private static String pairs(String text) {
        return replace(replace(text, "\"'(?=\\w)", "“‘"), "'\"(?=\\w)", "‘“");
    }

    private static String singleSteps(String text) {
        var decades = replace(text, "(?<=\\w)'(?=\\d{2}s)", "’");
        var opened = replace(decades, OPENER + "'(?=\\w)", "$1‘");
        var inside = replace(opened, CLOSER + "'(?!" + SPACE + "|" + FINAL_S + "|\\d)", "$1’");
        var atEnds = replace(inside, CLOSER + "'(" + SPACE + "|" + FINAL_S + ")", "$1’$2");
        return atEnds.replace('\'', '‘');
    }

    private static String doubleSteps(String text) {
        var opened = replace(text, OPENER + "\"(?=\\w)", "$1“");
        var beforeSpace = replace(opened, "\"(?=" + SPACE + ")", "”");
        // A reference is no punctuation, though it begins with some.
        var atStart = replace(beforeSpace, "\\A\"(?=[!-%'-/:-@\\[-`{-~])", "”");
        return replace(atStart, CLOSER + "\"", "$1”").replace('"', '“');
    }

    private static String replace(String text, String pattern, String replacement) {
        return Pattern.compile(pattern, FLAGS).matcher(text).replaceAll(replacement);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "It's                | It’s",
                "James' book         | James’ book",
                "5'10\" tall         | 5‘10” tall",
                "(\"x\")             | (“x”)",
                "He said:\"x\"       | He said:”x”",
                "\"**b**\"           | ”**b**”",
                "rock 'n' roll       | rock ‘n’ roll",
                "the 1990's          | the 1990’s",
                "the '90s            | the ‘90s",
                "of'90s              | of’90s",
                "\"'Quote' he said\" | “‘Quote’ he said”",
                "a -- \"b\"          | a -- “b”",
                "a--\"b\"            | a--“b”",
                "a-\"b\"             | a-“b”",
                "3/4\" nail          | 3/4” nail",
                "l'été               | l’été",
                "\"\"                | ””",
                "'''                 | ‘’‘"
            })
    void quotes_are_set_as_people_read_them_where_the_steps_can(String typed, String set) {
        assertThat(set(typed)).isEqualTo(set);
    }

    @Test
    void a_piece_is_set_without_a_look_at_what_stands_around_it() {
        var text = "a'b \"c".toCharArray();

        QuoteRules.set(text, 1, 3);

        assertThat(new String(text)).isEqualTo("a‘b \"c");
    }
}
