package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// What holds for any template and any values.
class RenderingProperties {

    /// Independent of the code: the characters that a message may have and still be billed as GSM.
    private static final String GSM = "_@?£!$\"¥#è¤é%ù&ì\\ò(Ç)*:Ø+;ÄäøÆ,<LÖlöæ-=ÑñÅß.>Üüå É/§à¡¿'"
            + "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789\n";

    private static final List<String> OUR_TAGS = List.of(
            "<p style=",
            "<h2 style=",
            "<ul style=",
            "<ol style=",
            "<ol start=",
            "<li style=",
            "<hr style=",
            "<br>",
            "<a href=",
            "<blockquote style=",
            "<table role=",
            "<tr>",
            "<td style=",
            "<span class='placeholder",
            "</p>",
            "</h2>",
            "</ul>",
            "</ol>",
            "</li>",
            "</a>",
            "</blockquote>",
            "</table>",
            "</tr>",
            "</td>",
            "</span>");

    @Provide
    Arbitrary<String> texts() {
        return Texts.any();
    }

    @Property(tries = 400)
    void an_email_is_rendered_whatever_is_typed_and_stays_harmless(
            @ForAll("texts") String subject, @ForAll("texts") String content, @ForAll("texts") String value) {
        EmailFuzz.check(subject, value, content);
    }

    @Property(tries = 400)
    void every_tag_of_an_email_is_ours(@ForAll("texts") String content, @ForAll("texts") String value) {
        String html = EmailTemplate.of("", content).previewHtml(Personalisation.of(Map.of("a", value, "b", "no")));

        for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
            int tag = at;
            assertThat(OUR_TAGS).anyMatch(ours -> html.startsWith(ours, tag));
        }
    }

    @Property(tries = 400)
    void a_text_message_is_rendered_whatever_is_typed(@ForAll("texts") String content, @ForAll("texts") String value) {
        var values = Personalisation.of(Map.of("a", value));
        var message = SmsTemplate.of(content).message(values, "Parks");

        assertThat(message.text().codePoints()).allMatch(SmsAlphabet::isKept);
        SafeHtml.check(SmsTemplate.of(content).previewHtml(values, value, true));
    }

    @Property(tries = 400)
    void fragments_are_what_an_independent_encoding_needs(
            @ForAll("texts") String content, @ForAll @IntRange(max = 40) int times) {
        var message = SmsTemplate.of(content.replace("(", "").repeat(times)).message(Personalisation.none(), null);

        int[] characters = message.text().codePoints().toArray();
        boolean gsm = message.text().codePoints().allMatch(c -> GSM.indexOf(c) >= 0 || Character.isWhitespace(c));
        int parts = 0;
        int alone = gsm ? 160 : 70;
        int joined = gsm ? 153 : 67;
        for (int done = 0; done < characters.length; done += characters.length <= alone ? alone : joined) {
            parts++;
        }
        assertThat(message.encoding()).isEqualTo(gsm ? SmsMessage.Encoding.GSM : SmsMessage.Encoding.UCS2);
        assertThat(message.fragments()).isEqualTo(parts);
    }

    @Property(tries = 1000)
    void cleaning_twice_is_cleaning_once(@ForAll("texts") String text) {
        assertThat(Whitespace.normalise(Whitespace.normalise(text))).isEqualTo(Whitespace.normalise(text));
        assertThat(Whitespace.stripAll(Whitespace.stripAll(text))).isEqualTo(Whitespace.stripAll(text));
        assertThat(Whitespace.remove(Whitespace.remove(text))).isEqualTo(Whitespace.remove(text));
        assertThat(Html.escape(Html.escape(text))).isEqualTo(Html.escape(text));
        assertThat(Personalisation.key(Personalisation.key(text))).isEqualTo(Personalisation.key(text));
        assertThat(Names.asciiDowngrade(Names.asciiDowngrade(text))).isEqualTo(Names.asciiDowngrade(text));
        assertThat(LinkTarget.encode(LinkTarget.encode(text))).isEqualTo(LinkTarget.encode(text));
    }

    @Property(tries = 400)
    void a_template_without_placeholders_is_filled_in_as_it_stands(@ForAll("texts") String text) {
        String plain = text.replace("((", "( (").replace("((", "( (");

        assertThat(Content.of(plain).fill(Personalisation.of(Map.of("a", "x")), Filling.TEXT))
                .isEqualTo(plain);
    }
}
