package gov.notify.rendering;

import static java.util.regex.Matcher.quoteReplacement;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {

    /// docs/contract/rendering.md, 3.1.
    private static final Pattern GRAMMAR = Pattern.compile("\\(\\(([^()]+)\\)\\)");

    private static final List<String> PIECES =
            List.of("(", ")", "((", "))", "a", "B b", "b_b", "c", " ", "??", "?", "\n", "$1", "\0", "😀", "((a))");

    private static final Map<String, Object> GIVEN = Map.of("a", "((c)) $1 \\1", "BB", "yes", "no", "no");

    @Test
    void placeholders_are_what_the_grammar_finds_each_spelling_once() {
        SeededTexts.check(20_000, 14, PIECES, text -> {
            var found = GRAMMAR.matcher(text)
                    .results()
                    .map(match -> parts(match)[0])
                    .distinct()
                    .toList();

            assertThat(Content.of(text).placeholders()).isEqualTo(found);
        });
    }

    @Test
    void filling_in_replaces_what_the_grammar_finds_in_one_pass() {
        var values = Personalisation.of(GIVEN);

        SeededTexts.check(20_000, 14, PIECES, text -> {
            var expected = GRAMMAR.matcher(text).replaceAll(match -> quoteReplacement(filledIn(match)));

            assertThat(Content.of(text).fill(values, RenderMode.TEXT)).isEqualTo(expected);
        });
    }

    /// docs/contract/rendering.md, 3.3, for the values above.
    private static String filledIn(MatchResult match) {
        var parts = parts(match);
        return switch (parts[0].replaceAll("[ _-]", "").toLowerCase(Locale.ROOT)) {
            case "a" -> parts.length == 1 ? "((c)) $1 \\1" : "";
            case "bb" -> parts.length == 1 ? "yes" : parts[1];
            default -> match.group();
        };
    }

    private static String[] parts(MatchResult match) {
        return match.group(1).split("\\?\\?", 2);
    }

    @Test
    void what_is_measured_is_what_filling_in_gives() {
        var values = Personalisation.of(new HashMap<>(GIVEN));

        SeededTexts.check(5_000, 14, PIECES, text -> {
            var content = Content.of(text);
            var filled = content.fill(values, RenderMode.TEXT);

            assertThat(content.measure(values, RenderMode.TEXT, Utf8::length)).isEqualTo(Utf8.length(filled));
            assertThat(content.isBlank(values, RenderMode.TEXT)).isEqualTo(Whitespace.isBlank(filled));
        });
    }

    @Test
    void filling_in_up_to_a_length_gives_the_beginning_of_the_whole() {
        var values = Personalisation.of(GIVEN);

        SeededTexts.check(5_000, 14, PIECES, text -> {
            var content = Content.of(text);
            var whole = content.fill(values, RenderMode.TEXT);
            var begun = content.fillIn(values, RenderMode.TEXT, 6);

            assertThat(whole).startsWith(begun);
            assertThat(begun.length() > 6).isEqualTo(whole.length() > 6);
        });
    }

    /// docs/contract/rendering.md, 3.1: the name is what stands before the first `??`.
    @ParameterizedTest
    @ValueSource(strings = {"((b????))", "((b?? ?? ))", "((b??\n\n))", "((b??? ))", "((b??😀$1\\))"})
    void a_conditional_shows_everything_behind_the_first_two_question_marks(String text) {
        var content = Content.of(text);

        assertThat(content.placeholders()).containsExactly("b");
        assertThat(content.fill(Personalisation.of(Map.of("b", true)), RenderMode.TEXT))
                .isEqualTo(text.substring(5, text.length() - 2));
        assertThat(content.fill(Personalisation.of(Map.of("b", false)), RenderMode.TEXT))
                .isEmpty();
    }

    @Test
    void a_value_that_looks_like_a_placeholder_meets_no_text_to_become_one() {
        var values = Personalisation.of(Map.of("open", "((", "name", "b", "close", "))", "b", "found"));

        assertThat(Content.of("((open))((name))((close))").fill(values, RenderMode.TEXT))
                .isEqualTo("((b))");
    }

    @Test
    void what_is_missing_is_told_in_order_and_as_the_template_spells_it() {
        var values = new HashMap<String, Object>(Map.of("first name", "", "list", List.of()));
        values.put("gone", null);

        assertThat(Content.of("((Z z)) ((FirstName)) ((gone??x)) ((z_Z)) ((LIST)) ((a))")
                        .missing(Personalisation.of(values)))
                .containsExactly("Z z", "gone", "z_Z", "a");
    }

    @Test
    void its_text_is_kept_as_it_was_written_and_printed_nowhere() {
        var content = Content.of(" secret ((a)) \0");

        assertThat(content.text()).isEqualTo(" secret ((a)) \0");
        assertThat(content).hasToString("Content[1 placeholders]");
    }
}
