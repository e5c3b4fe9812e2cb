package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The four passes, each once more as the regular expression that the reference has for it.
class TypographyTest {

    private static final String SPACE = "[\\s\\x1C-\\x1F]";
    private static final String OTHER = "[^\\s\\x1C-\\x1F]";
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:^|" + SPACE + ")" + OTHER + "+@" + OTHER + "+(?:$|" + SPACE + ")",
            Pattern.MULTILINE | Pattern.UNIX_LINES | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern DASH =
            Pattern.compile(SPACE + "+[-–—]{1,3}" + SPACE + "+", Pattern.UNICODE_CHARACTER_CLASS);

    private static final List<String> PIECES = List.of(
            "a", "b9", "@", "'", "‘", "’", " ", "  ", "\n", "\t", "\u00A0", "\u2003", "\u001F", ",", ".", "-", "–", "—",
            "--", "😀", "(");

    @Test
    void text_goes_through_the_passes_in_their_order() {
        SeededTexts.check(60_000, 12, PIECES, text -> {
            var tidy = text.replaceAll("[ \\t]+([,.])", "$1").toCharArray();
            QuoteRules.setSingle(tidy, 0, tidy.length);
            var straight = ADDRESS.matcher(new String(tidy)).replaceAll(TypographyTest::straightened);

            assertThat(Typography.ofText(new StringBuilder(text)))
                    .isEqualTo(DASH.matcher(straight).replaceAll(" – "));
        });
    }

    private static String straightened(MatchResult address) {
        return address.group().replaceAll("[‘’]", "'");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "\"a - b\"        | \"a – b\"",
                "\"a -- b\"       | \"a – b\"",
                "\"a --- b\"      | \"a – b\"",
                "\"a ---- b\"     | \"a ---- b\"",
                "\"a –—- b\"      | \"a – b\"",
                "\"a-b\"          | \"a-b\"",
                "\"a -b\"         | \"a -b\"",
                "\"a- b\"         | \"a- b\"",
                "\"- b\"          | \"- b\"",
                "\"a -\"          | \"a -\"",
                "\"a\n- b\"       | \"a – b\"",
                "\"a \u00A0-\t b\"| \"a – b\"",
                "\"a - - b\"      | \"a – - b\"",
                "\"a…b ... c\"    | \"a…b... c\""
            })
    void a_dash_between_spaces_becomes_an_en_dash(String typed, String set) {
        assertThat(Typography.ofText(new StringBuilder(typed))).isEqualTo(set);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "\"Write to o'hara@example.gov, it's best\"    | \"Write to o'hara@example.gov, it’s best\"",
                "\"o'a@example.gov o'b@example.gov\"           | \"o'a@example.gov o’b@example.gov\"",
                "\"o'a@example.gov  o'b@example.gov\"          | \"o'a@example.gov  o'b@example.gov\"",
                "\"o'a@example.gov\no'b@example.gov\"          | \"o'a@example.gov\no'b@example.gov\"",
                "\"o'a @ it's\"                                | \"o’a @ it’s\"",
                "\"@o'hara it's\"                              | \"@o’hara it’s\""
            })
    void an_apostrophe_in_an_email_address_stays_straight(String typed, String set) {
        assertThat(Typography.ofText(new StringBuilder(typed))).isEqualTo(set);
    }

    @Test
    void in_html_double_quotes_are_set_too_and_a_line_break_tag_keeps_a_dash_where_it_is() {
        assertThat(Typography.ofHtml(new StringBuilder("<p class=\"a\">\"x\" ,<br>- y - 'z'</p>")))
                .isEqualTo("<p class=\"a\">“x”,<br>- y – ‘z’</p>");
        assertThat(Typography.ofText(new StringBuilder("\"x\" <b> 'z'"))).isEqualTo("\"x\" <b> ‘z’");
    }
}
