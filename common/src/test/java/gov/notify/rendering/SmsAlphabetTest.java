package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every code point becomes, from the lists of the rule itself.
class SmsAlphabetTest {

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà";
    private static final String EXTENSION = "^{}\\[~]|€";
    private static final String OTHERS = "。、：？！，“”（）；çğışöüÇĞİŞÖÜđ"
            + "ĂÂÁẮẤÀẰẦẢẲẨÃẴẪẠẶẬĐÊÉẾÈỀẺỂẼỄẸỆÍÌỈĨỊÔƠÓỐỚÒỒỜỎỔỞÕỖỠỌỘỢƯÚỨÙỪỦỬŨỮỤỰÝỲỶỸỴ"
            + "ăâáắấàằầảẳẩãẵẫạặậêéếèềẻểẽễẹệíìỉĩịôơóốớòồờỏổởõỗỡọộợưúứùừủửũữụựýỳỷỹỵ";
    private static final Pattern SCRIPTS = Pattern.compile(Set.of(
                    "Hangul Cyrillic Arabic Armenian Bengali Buhid Canadian_Aboriginal Cherokee Devanagari Ethiopic Georgian"
                            .split(" "),
                    "Greek Gujarati Hanunoo Hebrew Limbu Kannada Khmer Lao Malayalam Mongolian Myanmar Tibetan Yi Ogham"
                            .split(" "),
                    "Oriya Sinhala Syriac Tagalog Tagbanwa Tai_Le Tamil Telugu Thaana Thai Han Hiragana Katakana"
                            .split(" "))
            .stream()
            .flatMap(Arrays::stream)
            .map(script -> "\\p{Is" + script + "}")
            .collect(Collectors.joining(
                    "",
                    "[",
                    "\u0600-\u06FF\u0750-\u077F\u08A0-\u08FF\u0900-\u097F\u0A00-\u0A7F\uFB50-\uFDFF\uFE70-\uFEFE]")));

    private static boolean isKept(int c) {
        return (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || (BASIC + EXTENSION + OTHERS).indexOf(c) >= 0
                || isWelsh(c)
                || SCRIPTS.matcher(Character.toString(c)).matches();
    }

    /// A vowel, w or y, with grave, acute, diaeresis or circumflex.
    private static boolean isWelsh(int c) {
        var parts = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD);
        return parts.length() == 2
                && "aeiouwyAEIOUWY".indexOf(parts.charAt(0)) >= 0
                && "\u0300\u0301\u0308\u0302".indexOf(parts.charAt(1)) >= 0;
    }

    @Test
    void every_character_of_unicode_is_kept_or_becomes_what_the_rule_says() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            boolean kept = isKept(c);

            assertThat(SmsAlphabet.isKept(c)).describedAs("U+%04X", c).isEqualTo(kept);
            if (c < 0x3400 || (c >= 0xD7A0 && c < 0x11000 && !kept)) {
                var shown = shown(c);
                assertThat(shown).describedAs("U+%04X", c).isEqualTo(expected(c, SmsAlphabetTest::isKept));
                assertThat(SmsAlphabet.isUnsupported(c))
                        .describedAs("U+%04X", c)
                        .isEqualTo(!kept && shown.equals("?"));
            }
        }
    }

    @Test
    void for_ascii_only_media_every_character_becomes_ascii() {
        for (int c = 0; c < 0x11000; c++) {
            var shown = new StringBuilder();
            SmsAlphabet.appendAscii(c, shown);

            assertThat(shown.toString())
                    .describedAs("U+%04X", c)
                    .isEqualTo(expected(c, letter -> letter >= 32 && letter <= 126));
        }
    }

    private static String expected(int c, IntPredicate kept) {
        if (kept.test(c)) {
            return Character.toString(c);
        }
        // Mark after mark is taken off, the outermost first.
        var parts = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD);
        for (var left = parts; !left.isEmpty() && !parts.equals(Character.toString(c)); left = withoutLast(left)) {
            var whole = Normalizer.normalize(left, Normalizer.Form.NFC);
            if (whole.codePointCount(0, whole.length()) == 1 && kept.test(whole.codePointAt(0))) {
                return whole;
            }
        }
        return switch (c) {
            case 0x2013, 0x2014 -> "-";
            case 0x2026 -> "...";
            case 0x2018, 0x2019 -> "'";
            case 0xA0, '\t' -> " ";
            case 0x180E, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF -> "";
            default -> "?";
        };
    }

    private static String withoutLast(String text) {
        return text.substring(0, text.offsetByCodePoints(text.length(), -1));
    }

    private static String shown(int c) {
        var shown = new StringBuilder();
        SmsAlphabet.append(c, shown);
        return shown.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "ā, a",
        "Š, S",
        "\u212B, Å",
        "\u212A, K",
        "ǖ, ü",
        "ṩ, s",
        "œ, ?",
        "ł, ?",
        "þ, ?",
        "ħ, ?",
        "½, ?",
        "™, ?",
        "•, ?",
        "`, ?",
        "„, ?",
        "«, ?",
        "′, ?",
        "−, ?",
        "‑, ?",
        "―, ?",
        "¢, ?",
        "₹, ?",
        "\uFE0F, ?",
        "Ａ, ?",
        "ﬁ, ?",
        "😀, ?",
        "\u0301, ?"
    })
    void a_character_that_cannot_be_sent_loses_its_marks_or_is_a_question_mark(String typed, String shown) {
        assertThat(shown(typed.codePointAt(0))).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Δ", "Φ", "Ω", "^", "{", "}", "[", "]", "~", "|", "€", "ç", "“", "á", "中", "ŵ"})
    void what_is_kept_beyond_the_billed_alphabet_is_no_gsm(String letter) {
        assertThat(SmsAlphabet.isKept(letter.codePointAt(0))).isTrue();
        assertThat(SmsAlphabet.isGsm(letter.codePointAt(0))).isFalse();
    }

    @Test
    void the_billed_alphabet_is_as_wide_as_the_bills_of_the_reference() {
        var billed = "_@?£!$\"¥#è¤é%ù&ì\\ò(Ç)*:Ø+;ÄäøÆ,<LÖlöæ-=ÑñÅß.>Üüå É/§à¡¿'";
        for (int c = 0; c < 0x3100; c++) {
            boolean letterOrDigit = c < 0x80 && Character.isLetterOrDigit(c);
            assertThat(SmsAlphabet.isGsm(c))
                    .describedAs("U+%04X", c)
                    .isEqualTo(letterOrDigit || billed.indexOf(c) >= 0 || Whitespace.isUnicode(c));
        }
    }
}
