package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTargetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.gov",
                "HTTP://EXAMPLE.GOV",
                "mailto:a@example.gov",
                "Tel:911",
                "ftp://example.gov",
                "/path",
                "//example.gov",
                "path/a:b",
                "?a:b",
                "#a:b",
                "example.gov",
                ":javascript",
                "((url))",
                "((url)):x"
            })
    void known_schemes_and_none_may_be_live(String target) {
        assertThat(LinkTarget.isAllowed(target)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "javascript:",
                "data:text/html,x",
                "vbscript:x",
                "file:///etc/passwd",
                "blob:https://example.gov",
                "x-y.z+1:a",
                "https.evil:a",
                "httpss://a",
                "ws://a",
                "about:blank"
            })
    void every_other_scheme_is_dead(String target) {
        assertThat(LinkTarget.isAllowed(target)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "\n", "\0", "\u0001", "\u00A0", "\u200B", "\uFEFF", "ı", "\u2028"})
    void what_browsers_leave_out_of_a_scheme_cannot_hide_one(String hidden) {
        for (var target :
                List.of(hidden + "javascript:x", "java" + hidden + "script:x", "javascript" + hidden + ":x")) {
            var written = LinkTarget.encode(target);

            assertThat(LinkTarget.isAllowed(target) && written.startsWith("javascript:"))
                    .isFalse();
            assertThat(written).doesNotContain(hidden).contains("%");
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "https://a.gov/b?c=d&e#f, https://a.gov/b?c=d&e#f",
                "a'b, a%27b",
                "a|b\\c{d}, a%7Cb%5Cc%7Bd%7D",
                "\"a \"\"b\"\"\", a%20%22b%22",
                "a<b>^`, a%3Cb%3E%5E%60",
                "[x], %5Bx%5D",
                "é/中/😀, %C3%A9/%E4%B8%AD/%F0%9F%98%80",
                "%41%zz, %41%zz",
                "~a-b_c.d!$()*+;=@, ~a-b_c.d!$()*+;=@"
            })
    void what_may_not_stand_in_a_target_is_percent_encoded(String target, String written) {
        assertThat(LinkTarget.encode(target)).isEqualTo(written);
    }

    @Test
    void an_encoded_target_is_plain_ascii_and_means_what_was_typed() {
        var pieces = List.of(
                "a", "/", ":", "?", "é", "中", "😀", " ", "'", "\"", "<", "|", "\\", "\n", "\0", "\u200B", "[", "(");

        SeededTexts.check(10_000, 10, pieces, target -> {
            var written = LinkTarget.encode(target);

            assertThat(written).matches("[a-zA-Z0-9:/?#@!$&()*+,;=%_.~-]*");
            assertThat(LinkTarget.decode(written)).isEqualTo(target);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "%41, A",
        "%4a%4A, JJ",
        "%C3%A9, é",
        "%, %",
        "%4, %4",
        "%zz, %zz",
        "%%41, %A",
        "%2541, %41",
        "a%20b%, a b%"
    })
    void what_is_decoded_is_decoded_once(String target, String text) {
        assertThat(LinkTarget.decode(target)).isEqualTo(text);
    }

    @Test
    void bytes_that_are_no_utf_8_become_the_sign_for_that() {
        assertThat(LinkTarget.decode("%FF%C3")).isEqualTo("\uFFFD\uFFFD");
    }
}
