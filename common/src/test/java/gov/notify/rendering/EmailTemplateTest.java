package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailTemplateTest {

    private static final Personalisation NOTHING = Personalisation.none();

    /// docs/contract/rendering.md, 3.1.
    @Test
    void the_subjects_placeholders_come_first() {
        var email = EmailTemplate.of("((b)) ((A))", "((c)) ((b)) ((a)) ((c))");
        var values = new HashMap<String, Object>(Map.of("A", ""));
        values.put("c", null);

        assertThat(email.placeholders()).containsExactly("b", "A", "c", "a");
        assertThat(email.missing(Personalisation.of(values))).containsExactly("b", "c");
        assertThat(email.missing(NOTHING)).containsExactly("b", "A", "c", "a");
    }

    @Test
    void a_value_cannot_add_a_header() {
        var hostile = Personalisation.of(Map.of("a", "x\r\nBcc: eve@example.com\n\n<b>\u2028\u0085\u000By\0"));

        assertThat(EmailTemplate.of("((a))\r\n((a))", "").subject(hostile))
                .isEqualTo("x Bcc: eve@example.com <b> y\0 x Bcc:" + " eve@example.com <b> y\0");
    }

    @Test
    void a_subject_is_no_markdown_and_its_quotes_are_set() {
        var email = EmailTemplate.of("# \"((a))\" **b** [x](https://a.gov) - it's", "");

        assertThat(email.subject(Personalisation.of(Map.of("a", List.of("p", "q", "r")))))
                .isEqualTo("# “p, q and r” **b** [x](https://a.gov) – it’s");
    }

    @Test
    void a_subject_on_a_page_marks_what_is_missing_and_escapes_the_rest() {
        var email = EmailTemplate.of("<b> ((a)) ((b??c & d))", "");

        assertThat(email.subjectHtml(NOTHING, false))
                .isEqualTo("&lt;b&gt; <span class='placeholder'>((a))</span> "
                        + "<span class='placeholder-conditional'>((b??</span>c &amp; d))");
        assertThat(email.subjectHtml(Personalisation.of(Map.of("b", "yes")), true))
                .isEqualTo("&lt;b&gt; <span class='placeholder-redacted'>hidden</span> c &amp; d");
    }

    @Test
    void the_body_that_callers_see_is_filled_in_and_otherwise_as_written() {
        var email = EmailTemplate.of("s", "\u3000\n# \"A\"  ((list)) -- <b>&amp;\t\n");

        assertThat(email.body(Personalisation.of(Map.of("list", List.of("x", "y")))))
                .isEqualTo("# \"A\"  \n\n* x\n* y -- <b>&amp;");
    }

    /// docs/contract/public-api.md, 4.5.
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"\", true",
                "\" \", false",
                "\"\n\", false",
                "((gone)), true",
                "((gone))((space)), true",
                "\"((gone)) ((gone))\", true",
                "((yes??)), true",
                "((no??a)), true",
                "\" ((gone))\", false",
                "((gone))., false",
                "((gone))x((gone)), false",
                "((zero)), false",
                "((list)), true",
                "((, false",
                "(()), false"
            })
    void an_email_is_empty_if_it_has_no_content_or_placeholders_that_leave_nothing(String content, boolean empty) {
        var values = Personalisation.of(
                Map.of("gone", "", "space", " \n", "yes", "yes", "no", "no", "zero", 0, "list", List.of("")));

        assertThat(EmailTemplate.of("s", content).isEmpty(values)).isEqualTo(empty);
    }

    @ParameterizedTest
    @CsvSource({"a, 2000000", "é, 1000000", "中, 666666", "😀, 500000"})
    void a_body_may_have_two_million_bytes(String letter, int most) {
        var value = Personalisation.of(Map.of("a", letter.repeat(most)));
        int left = EmailTemplate.MAX_BYTES - EmailTemplate.of("s", "((a))").sizeInBytes(value);

        assertThat(EmailTemplate.of("s", "((a))" + ".".repeat(left)).isTooLong(value))
                .isFalse();
        assertThat(EmailTemplate.of("s", "((a))" + ".".repeat(left + 1)).isTooLong(value))
                .isTrue();
        assertThat(EmailTemplate.of("s".repeat(100), "((a))").sizeInBytes(value))
                .isEqualTo(EmailTemplate.MAX_BYTES - left);
    }

    @ParameterizedTest
    @CsvSource({"a", "é", "😀"})
    void an_inbox_is_shown_256_characters_however_wide(String letter) {
        var email = EmailTemplate.of("s", "# " + letter.repeat(100) + "\n\n* " + letter.repeat(200));
        var shown = email.preheader(NOTHING);

        assertThat(shown).isEqualTo(letter.repeat(100) + " • " + letter.repeat(153));
        assertThat(shown.codePointCount(0, shown.length())).isEqualTo(256);
    }

    @Test
    void an_inbox_is_shown_no_space_at_the_end_of_what_was_cut() {
        assertThat(EmailTemplate.of("s", "a".repeat(255) + " b").preheader(NOTHING))
                .isEqualTo("a".repeat(255));
        assertThat(EmailTemplate.of("s", "a".repeat(254) + " b").preheader(NOTHING))
                .isEqualTo("a".repeat(254) + " b");
    }

    @Test
    void an_inbox_is_shown_words_and_neither_targets_nor_rules() {
        var email = EmailTemplate.of(
                "s", "[Apply](https://a.gov 'now')\n\n---\n1. one\n2. two\n\n`code` ![x](https://a.gov/b)");

        assertThat(email.preheader(NOTHING)).isEqualTo("Apply 1. one 2. two `code`");
    }

    @Test
    void one_template_serves_brand_after_brand() {
        var email = EmailTemplate.of("s", "c");
        var brand = Branding.of("org", "https://a.gov/logo.png", "Parks", "#123456", "Parks");

        assertThat(email.message(NOTHING, brand).html()).contains("https://a.gov/logo.png");
        assertThat(email.message(NOTHING, Branding.none()).html()).doesNotContain("https://a.gov/logo.png");
        assertThat(email.message(NOTHING, brand).html()).contains("https://a.gov/logo.png");
    }
}
