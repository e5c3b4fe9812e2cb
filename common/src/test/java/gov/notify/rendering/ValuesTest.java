package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// docs/contract/rendering.md, 3.3 and public-api.md, 4.3.
class ValuesTest {

    @ParameterizedTest
    @ValueSource(strings = {"yes", "y", "true", "t", "1", "include", "show"})
    void seven_words_say_yes_in_any_case_and_with_nothing_around_them(String word) {
        assertThat(Values.saysYes(word)).isTrue();
        assertThat(Values.saysYes(word.toUpperCase(Locale.ROOT))).isTrue();
        assertThat(List.of(word + " ", " " + word, word + "\n", word + "\0", word + "\u200B", word + word))
                .noneMatch(Values::saysYes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "no",
                "n",
                "false",
                "f",
                "0",
                "2",
                "01",
                "1.0",
                "on",
                "ok",
                "yeſ",
                "ＹＥＳ",
                "includes",
                "\0"
            })
    void every_other_word_says_no(String word) {
        assertThat(Values.saysYes(word)).isFalse();
    }

    static Stream<Object> yes() {
        return Stream.of(true, 1, 1L, BigInteger.ONE);
    }

    static Stream<Object> no() {
        return Stream.of(
                false,
                0,
                2,
                -1,
                1.0,
                0.0,
                Double.NaN,
                new BigDecimal("1.00"),
                List.of(),
                List.of("yes"),
                List.of(true),
                Map.of("yes", "yes"));
    }

    @ParameterizedTest
    @MethodSource("yes")
    void a_value_whose_text_is_one_of_the_words_says_yes(Object value) {
        assertThat(Values.saysYes(value)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("no")
    void numbers_with_a_point_and_lists_say_no(Object value) {
        assertThat(Values.saysYes(value)).isFalse();
    }

    @Test
    void a_list_is_a_sentence_or_a_markdown_list_of_what_is_there() {
        var items = Arrays.asList(" a\t", null, "", "\u200B\u00A0", 1.0, true, List.of("b", 2), "c\u00A0d");

        assertThat(Values.text(items, false)).isEqualTo("a, 1.0, True, ['b', 2] and cd");
        assertThat(Values.text(items, true)).isEqualTo("\n\n* a\n* 1.0\n* True\n* ['b', 2]\n* cd");
    }

    @Test
    void a_list_of_nothing_is_nothing() {
        for (var nothing : List.of(List.of(), Collections.singletonList(null), List.of("", " \u2060 "))) {
            assertThat(Values.text(nothing, false)).isEmpty();
            assertThat(Values.text(nothing, true)).isEmpty();
        }
    }

    @Test
    void one_and_two_items_have_no_comma() {
        assertThat(Values.text(List.of("a"), false)).isEqualTo("a");
        assertThat(Values.text(List.of("a"), true)).isEqualTo("\n\n* a");
        assertThat(Values.text(List.of("a and b", "c, d"), false)).isEqualTo("a and b and c, d");
    }

    @Test
    void an_item_keeps_its_own_line_breaks_and_other_space_within() {
        assertThat(Values.text(List.of("a\n* b", "\u3000c"), true)).isEqualTo("\n\n* a\n* b\n* \u3000c");
    }

    @Test
    void a_text_is_shown_with_all_its_characters() {
        assertThat(Values.text(" \0((a))\u200B<b>\\1 ", true)).isEqualTo(" \0((a))\u200B<b>\\1 ");
    }
}
