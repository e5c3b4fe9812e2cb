package gov.notify.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.rendering.SeededTexts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// docs/contract/rendering.md, 15.
class EmailAddressTest {

    private static final Pattern WHOLE = Pattern.compile(
            "[a-zA-Z0-9.!#$%&'*+/=?^_{|}~`-]+@[^.@][^@\\s\\x1C-\\x1F]+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern LABEL = Pattern.compile("(?:[a-z0-9]+|xn)(?:-{1,2}[a-z0-9]+)*");
    private static final Pattern LAST_LABEL = Pattern.compile("[a-z]{2,63}|xn--[a-z0-9]+(?:-[a-z0-9]+)*");

    @Test
    void an_address_in_ascii_is_what_the_rule_says() {
        var pieces = List.of(
                "a", "Z", "9", "@", "@a", ".", "..", "-", "--", "xn--", "_", "+", "'", " ", "\u200B", "\t", ".gov",
                "a.gov", "\"", ",");

        SeededTexts.check(40_000, 7, pieces, typed -> assertThat(isTaken(typed)).isEqualTo(isByRule(typed)));
    }

    private static boolean isByRule(String typed) {
        var address = typed.replace("\u200B", "").replaceAll("\\A[ \\t]+|[ \\t]+\\z", "");
        if (!WHOLE.matcher(address).matches() || address.contains("..")) {
            return false;
        }
        var labels = List.of(address.substring(address.indexOf('@') + 1)
                .toLowerCase(Locale.ROOT)
                .split("\\.", -1));
        return labels.size() > 1
                && labels.stream().allMatch(label -> LABEL.matcher(label).matches())
                && LAST_LABEL.matcher(labels.getLast()).matches();
    }

    private static boolean isTaken(String typed) {
        try {
            EmailAddress.parse(typed);
            return true;
        } catch (InvalidRecipient refused) {
            assertThat(refused.text()).isEqualTo("Not a valid email address");
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "ana",
                "ana@",
                "@example.gov",
                "ana@example",
                "ana@.example.gov",
                "ana@example.gov.",
                "ana@@example.gov",
                "a@b@example.gov",
                "ana..b@example.gov",
                "ana@example..gov",
                "an a@example.gov",
                "ana@exa mple.gov",
                "\"ana\"@example.gov",
                "Ana <ana@example.gov>",
                "ana@example.gov,bo@example.gov",
                "ana@example.gov;",
                "zoë@example.gov",
                "ana@[10.0.0.1]",
                "ana@10.0.0.1",
                "ana@exa_mple.gov",
                "ana@-example.gov",
                "ana@example-.gov",
                "ana@exa---mple.gov",
                "ana@example.g",
                "ana@example.g0v",
                "ana@example.xn--",
                "ana@example.xn--a--b",
                "ana\0@example.gov",
                "ana@exam\0ple.gov",
                "ana@example.gov\nBcc: eve@example.com",
                "ana@example.gov\r\n.",
                "ana@\u2028example.gov",
                "ana(x)@example.gov",
                "ana\\@example.gov",
                "ana@example.gov?subject=x",
                "mailto:ana@example.gov",
                "ana@\uD800.gov"
            })
    void what_is_no_address_is_refused_in_one_sentence(String typed) {
        assertThatThrownBy(() -> EmailAddress.parse(typed))
                .isInstanceOf(InvalidRecipient.class)
                .hasMessage("Not a valid email address")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".ana@example.gov",
                "ana.@example.gov",
                "a@b.co",
                "!#$%&'*+/=?^_`{|}~-@example.gov",
                "a@1.2.3.gov",
                "a@xn--e28h.xn--p1ai",
                "a@a--b.gov",
                "a@sub.sub.sub.example.gov",
                "A@EXAMPLE.GOV",
                "a@例え。テスト",
                "a@bücher．example"
            })
    void unusual_addresses_are_addresses(String typed) {
        assertThat(isTaken(typed)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\" ana@example.gov\n\", ana@example.gov",
                "\"a\u00A0n\u200Ba@exam\uFEFFple.gov\", ana@example.gov",
                "Ana@Example.GOV, Ana@Example.GOV",
                "ana@BÜCHER.example, ana@BÜCHER.example"
            })
    void what_cannot_be_seen_is_taken_out_and_case_is_kept(String typed, String value) throws InvalidRecipient {
        assertThat(EmailAddress.parse(typed).value()).isEqualTo(value);
        assertThat(EmailAddress.parse(typed).normalised()).isEqualTo(value.toLowerCase(Locale.ROOT));
    }

    @Test
    void an_address_has_320_characters_at_most_however_they_are_divided() {
        assertThat(isTaken("a".repeat(308) + "@example.gov")).isTrue();
        assertThat(isTaken("a".repeat(309) + "@example.gov")).isFalse();
        assertThat(isTaken(" " + "a".repeat(308) + "@exam\u200Bple.gov ")).isTrue();
    }

    @Test
    void a_label_has_63_characters_at_most_and_a_domain_253() {
        assertThat(isTaken("a@" + "b".repeat(63) + ".gov")).isTrue();
        assertThat(isTaken("a@" + "b".repeat(64) + ".gov")).isFalse();
        assertThat(isTaken("a@b." + "c".repeat(63))).isTrue();
        assertThat(isTaken("a@b." + "c".repeat(64))).isFalse();
        assertThat(isTaken("a@" + "b.".repeat(125) + "gov")).isTrue();
        assertThat(isTaken("a@" + "b.".repeat(125) + "gove")).isFalse();
    }

    @Test
    void a_label_in_another_script_has_63_characters_in_its_ascii_form() {
        assertThat(isTaken("a@" + "é".repeat(50) + ".gov")).isTrue();
        assertThat(isTaken("a@" + "é".repeat(60) + ".gov")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana@😀.example",
                "ana@KÖNIGSTRAẞE.example",
                "ana@bücher.example",
                "ana@例え.テスト",
                "ana@ꙮꙮ.example",
                "ana@example.gov"
            })
    void whatever_is_taken_can_be_sent_to(String typed) {
        assertThatCode(() -> {
                    var ascii = EmailAddress.asciiForm(EmailAddress.parse(typed).value());

                    assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(ascii))
                            .isTrue();
                    assertThat(EmailAddress.parse(ascii).value()).isEqualTo(ascii);
                })
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "ana@😀.example, ana@xn--e28h.example",
        "ana@KÖNIGSTRAẞE.example, ana@xn--knigstrasse-rfb.example",
        "ana@Bücher.example, ana@xn--bcher-kva.example",
        "ana@ΣΑΣ.example, ana@xn--mxa9ab.example",
        "Ana@example.GOV, Ana@example.GOV"
    })
    void a_domain_has_the_ascii_form_that_its_owner_registered(String typed, String sent) throws InvalidRecipient {
        assertThat(EmailAddress.asciiForm(EmailAddress.parse(typed).value())).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ana", "ana@", "ana@\uD800", "a@é\u200Eא"})
    void what_has_no_domain_has_no_ascii_form_and_is_not_named(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmailAddress.asciiForm(address))
                .withMessage("an address without a domain in ASCII");
    }

    @Test
    void it_prints_as_nothing_of_itself() throws InvalidRecipient {
        assertThat(EmailAddress.parse("ana@example.gov")).hasToString("EmailAddress");
    }
}
