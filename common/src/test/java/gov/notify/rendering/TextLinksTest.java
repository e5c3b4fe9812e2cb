package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextLinksTest {

    /// An address as one expression says it, which is slow where words are long.
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<![@.])\\b(?:https?://)?(?:[\\w-]+\\.)+[a-z]{2,63}(?!@)\\b(?:[/?#][^<\\s]*)?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    @Test
    void links_are_where_the_expression_finds_them_without_the_punctuation_of_the_sentence() {
        var pieces = List.of(
                "a",
                "gov",
                ".",
                ".",
                ".gov",
                "@",
                "/",
                "?",
                "#",
                ":",
                ",",
                "https://",
                "HTTP://",
                "(",
                ")",
                "[",
                "]",
                " ",
                "<br>",
                "9",
                "_",
                "é",
                "com",
                "&amp;");

        SeededTexts.check(
                40_000, 12, pieces, html -> assertThat(TextLinks.link(html)).isEqualTo(linked(html)));
    }

    private static String linked(String html) {
        return ADDRESS.matcher(html).replaceAll(match -> {
            String address = match.group();
            while (isOfTheSentence(address)) {
                address = address.substring(0, address.length() - 1);
            }
            var target = address.toLowerCase(Locale.ROOT).startsWith("http") ? address : "http://" + address;
            return Matcher.quoteReplacement("<a class=\"link\" href=\"" + encoded(target) + "\">" + address + "</a>"
                    + match.group().substring(address.length()));
        });
    }

    private static String encoded(String target) {
        var kept = Pattern.compile("[^a-zA-Z0-9_.~:/?#=&;-]");
        return kept.matcher(target).replaceAll(c -> URLEncoder.encode(c.group(), StandardCharsets.UTF_8));
    }

    private static boolean isOfTheSentence(String address) {
        return switch (address.charAt(address.length() - 1)) {
            case '.', ',', ':' -> true;
            case ')' -> count(address, ')') > count(address, '(');
            case ']' -> count(address, ']') > count(address, '[');
            default -> false;
        };
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    @ParameterizedTest
    @CsvSource({
        "See example.gov., example.gov, .",
        "See example.gov..., example.gov, ...",
        "See https://example.gov/a.b., https://example.gov/a.b, .",
        "See example.gov.1, example.gov, .1",
        "See end.Next, end.Next, ''",
        "See example.gov-x, example.gov, -x",
    })
    void punctuation_after_an_address_is_left_out_of_its_link(String text, String link, String rest) {
        assertThat(TextLinks.link(text)).contains(">" + link + "</a>").endsWith("</a>" + rest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "e.g.",
                "help@example.gov",
                "first.last@example.gov",
                "localhost:6012",
                "a..b",
                "",
                ".gov",
                "@a.gov",
                "a.b",
                "a.9gov",
                "https://",
                "https://localhost",
                "a.gov@b"
            })
    void what_is_no_address_is_no_link(String text) {
        assertThat(TextLinks.link(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "example.gov/a b, http://example.gov/a",
        "HTTPS://EXAMPLE.GOV, HTTPS://EXAMPLE.GOV",
        "httpbin.gov, httpbin.gov",
        "example.gov/%41%C3%A9, http://example.gov/A%C3%A9",
        "example.gov/a%20b, http://example.gov/a%20b",
        "example.gov/%zz, http://example.gov/%25zz",
        "example.gov?a=b&amp;c=d, http://example.gov?a=b&amp;c=d",
        "例え.gov, http://%E4%BE%8B%E3%81%88.gov"
    })
    void a_target_is_written_in_one_way(String text, String target) {
        assertThat(TextLinks.link(text)).startsWith("<a class=\"link\" href=\"" + target + "\">");
    }

    @Test
    void a_label_at_the_end_has_two_to_sixty_three_letters() {
        assertThat(TextLinks.link("a." + "b".repeat(63))).contains("<a");
        assertThat(TextLinks.link("a." + "b".repeat(64))).doesNotContain("<a");
    }

    @Test
    void long_rows_of_labels_take_linear_time() {
        for (var text : new String[] {
            "a.".repeat(200_000) + "1", "1.".repeat(200_000), "a-".repeat(200_000), "a.b@".repeat(100_000)
        }) {
            long began = System.nanoTime();
            assertThat(TextLinks.link(text)).isNotEmpty();
            assertThat(System.nanoTime() - began).isLessThan(10_000_000_000L);
        }
    }
}
