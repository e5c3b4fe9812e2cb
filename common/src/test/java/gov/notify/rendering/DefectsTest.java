package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where the reference implementation is plainly wrong and we do otherwise.
class DefectsTest {

    private static String html(String content) {
        return withoutStyle(EmailTemplate.of("", content).previewHtml(Personalisation.none()));
    }

    private static String html(String content, Map<String, ?> values) {
        return withoutStyle(EmailTemplate.of("", content).previewHtml(Personalisation.of(values)));
    }

    private static String withoutStyle(String html) {
        return html.replaceAll(" (class=\"link\" )?style=\"[^\"]*\"", "").replace(" class=\"link\"", "");
    }

    private static String text(String content) {
        return EmailTemplate.of("", content).text(Personalisation.none());
    }

    private static String sms(String content) {
        return SmsTemplate.of(content).body(Personalisation.none());
    }

    @Test
    void a_caret_sets_text_apart() {
        assertThat(html("Before\n^ one\n^ two\nthree\n\nAfter"))
                .isEqualTo("<p>Before</p><blockquote><p>one<br>two<br>three</p></blockquote><p>After</p>");
        assertThat(text("Before\n\n^ one\n^ two\n\nAfter")).isEqualTo("Before\n\none\ntwo\n\nAfter\n");
        assertThat(html("^ * a\n^ * b")).isEqualTo("<blockquote><ul><li>a</li><li>b</li></ul></blockquote>");
    }

    @Test
    void links_lead_only_to_harmless_places() {
        assertThat(html("[x](javascript:alert(1))")).isEqualTo("<p>x</p>");
        assertThat(html("[x](JaVaScRiPt:alert)")).isEqualTo("<p>x</p>");
        assertThat(html("[x](data:text/html,y)")).isEqualTo("<p>x</p>");
        assertThat(html("[x](/here)")).isEqualTo("<p><a href=\"/here\">x</a></p>");
        assertThat(html("[x](tel:911)")).isEqualTo("<p><a href=\"tel:911\">x</a></p>");
        assertThat(html("[x](https://a.gov 'a\"><b>')"))
                .isEqualTo("<p><a href=\"https://a.gov\" title=\"a&quot;&gt;&lt;b&gt;\">x</a></p>");
    }

    @Test
    void code_is_shown_and_never_live() {
        assertThat(html("`<script>`")).isEqualTo("<p>`&lt;script&gt;`</p>");
        assertThat(html("```\n<b>\n```")).contains("&lt;b&gt;").doesNotContain("<b>");
    }

    @Test
    void headings_and_items_are_escaped_once_and_set_like_paragraphs() {
        assertThat(html("# R&D \"now\"")).isEqualTo("<h2>R&amp;D “now”</h2>");
        assertThat(html("* R&D \"now\"")).isEqualTo("<ul><li>R&amp;D “now”</li></ul>");
        assertThat(html("# ((a))\n* ((b))"))
                .isEqualTo("<h2><span class='placeholder'>((a))</span></h2>"
                        + "<ul><li><span class='placeholder'>((b))</span></li></ul>");
    }

    @Test
    void what_would_be_nothing_is_nothing() {
        assertThat(html("![a](https://a.gov/b.png)")).isEmpty();
        assertThat(html("##")).isEmpty();
        assertThat(html("#")).isEmpty();
        assertThat(html("[x]()")).isEqualTo("<p>x</p>");
        assertThat(text("[x]()")).isEqualTo("x\n");
    }

    @Test
    void a_missing_placeholder_may_stand_in_a_link() {
        assertThat(html("[Open](https://a.gov/((id)))")).isEqualTo("<p><a href=\"https://a.gov/((id))\">Open</a></p>");
        assertThat(html("[((name))](https://a.gov)"))
                .isEqualTo("<p><a href=\"https://a.gov\"><span class='placeholder'>((name))</span></a></p>");
    }

    @Test
    void the_preheader_is_escaped_once() {
        String html = EmailTemplate.of("s", "A & B <c>")
                .message(Personalisation.none(), Branding.none())
                .html();

        assertThat(html).contains("<span data-part=\"preheader\">A &amp; B &lt;c&gt;…</span>");
    }

    @Test
    void plain_text_numbers_every_item_and_keeps_what_was_typed() {
        assertThat(text("1. a\n2. b\n3. c\n4. d\n5. • e")).isEqualTo("1. a\n2. b\n3. c\n4. d\n5. • e\n");
        assertThat(text("3. a\n4. b")).isEqualTo("3. a\n4. b\n");
        assertThat(html("3. a\n4. b")).isEqualTo("<ol start=\"3\"><li>a</li><li>b</li></ol>");
        assertThat(text("<div>\nx\n</div>")).isEqualTo("<div>\nx\n</div>\n");
        assertThat(text("> quoted")).isEqualTo("> quoted\n");
        assertThat(text("<https://a.gov> <a@b.gov>")).isEqualTo("<https://a.gov> <a@b.gov>\n");
        assertThat(text("Before\n\n    code")).isEqualTo("Before\n\ncode\n");
        assertThat(text("&copy; &lt;b&gt;")).isEqualTo("© <b>\n");
    }

    @Test
    void brackets_stay() {
        assertThat(EmailTemplate.of("s", "(a) [b] %5B")
                        .message(Personalisation.none(), Branding.none())
                        .html())
                .contains("(a) [b] %5B");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            See https://a.gov.               | See <a href="https://a.gov">https://a.gov</a>.
            Is it https://a.gov?             | Is it <a href="https://a.gov">https://a.gov</a>?
            **https://a.gov**                | **<a href="https://a.gov">https://a.gov</a>**
            (https://a.gov/b_(c))            | (<a href="https://a.gov/b_(c)">https://a.gov/b_(c)</a>)
            <https://a.gov>                  | &lt;<a href="https://a.gov">https://a.gov</a>&gt;
            [https://a.gov](https://b.gov)   | <a href="https://b.gov">https://a.gov</a>
            [x]( https://a.gov )             | <a href="https://a.gov">x</a>
            `https://a.gov`                  | `https://a.gov`
            """)
    void a_bare_address_ends_where_the_sentence_goes_on(String typed, String shown) {
        assertThat(html(typed)).isEqualTo("<p>" + shown + "</p>");
    }

    @Test
    void a_definition_makes_a_link_and_is_not_one() {
        assertThat(html("[x][1]\n\n[1]: https://a.gov")).isEqualTo("<p><a href=\"https://a.gov\">x</a></p>");
    }

    @Test
    void a_backslash_before_a_line_break_is_not_shown() {
        assertThat(html("a\\\nb")).isEqualTo("<p>a<br>b</p>");
        assertThat(text("a\\\nb")).isEqualTo("a\nb\n");
    }

    @Test
    void a_bullet_sign_makes_a_list_and_a_plus_does_not() {
        assertThat(html("• a\n• b")).isEqualTo("<ul><li>a</li><li>b</li></ul>");
        assertThat(html("+ a\n + b")).isEqualTo("<p>+ a<br>+ b</p>");
        assertThat(html("* a\n  + b")).isEqualTo("<ul><li>a<br>+ b</li></ul>");
    }

    @Test
    void backslashes_in_a_subject_stay() {
        assertThat(EmailTemplate.of("C:\\\\a \\. \\-", "").subject(Personalisation.none()))
                .isEqualTo("C:\\\\a \\. \\-");
    }

    @Test
    void text_messages_keep_the_letters_of_the_languages_we_send() {
        assertThat(sms("ắ Ắ ộ Ộ")).isEqualTo("ắ Ắ ộ Ộ");
        assertThat(sms("മലയാളം （）；")).isEqualTo("മലയാളം （）；");
        assertThat(sms("ǖ ṩ")).isEqualTo("ü s");
    }

    @Test
    void the_prefix_that_is_counted_off_is_the_one_that_is_shown() {
        var message = SmsTemplate.of("Hello").message(Personalisation.none(), "  DMV  ");

        assertThat(message.text()).isEqualTo("DMV: Hello");
        assertThat(message.characterCountWithoutPrefix()).isEqualTo(5);
        assertThat(SmsTemplate.of("((a))")
                        .message(Personalisation.none(), "DMV")
                        .text())
                .isEqualTo("DMV:");
    }

    @Test
    void names_become_ascii_or_nothing() {
        assertThat(Names.emailLocalPart("łodz 日本語")).isEqualTo("odz");
        assertThat(Names.emailLocalPart("日本語")).isEmpty();
        assertThat(Names.asciiDowngrade("日本 œ")).isEqualTo("?? ?");
    }

    @Test
    void a_quote_right_after_a_placeholder_or_link_belongs_to_it() {
        assertThat(html("((name))'s house")).isEqualTo("<p><span class='placeholder'>((name))</span>’s house</p>");
        assertThat(html("[Ann](https://a.gov)'s house")).isEqualTo("<p><a href=\"https://a.gov\">Ann</a>’s house</p>");
        assertThat(html("one\n'two' three")).isEqualTo("<p>one<br>‘two’ three</p>");
    }

    @Test
    void values_are_text_and_nothing_else() {
        assertThat(html("((a))", Map.of("a", "((b)) <b> & $1 \\1"))).isEqualTo("<p>((b)) &lt;b&gt; &amp; $1 \\1</p>");
    }
}
