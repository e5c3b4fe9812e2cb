package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

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
    void a_value_of_any_kind_is_rendered(@ForAll("texts") String content, @ForAll("values") Object value) {
        var values = Personalisation.of(Map.of("a", value, "b", value));
        var email = EmailTemplate.of(content, content);
        var message = email.message(values, Branding.none());

        assertThat(message.html()).contains(email.previewHtml(values));
        SafeHtml.check(email.previewHtml(values));
        assertThat(SmsTemplate.of(content).message(values, content).text().codePoints())
                .allMatch(SmsAlphabet::isKept);
    }

    /// The tag that is typed has a name that no document of ours has; a browser must not see it anywhere.
    @Property(tries = 400)
    void nothing_typed_is_live_anywhere_in_the_document(
            @ForAll("texts") String before, @ForAll("texts") String after, @ForAll("brands") Branding brand) {
        String typed = before + "<typed typed='x' \"><typed typed=x>\" typed=\"" + after;
        var values = Personalisation.of(Map.of("a", typed, "b", "yes"));
        var document = Jsoup.parse(
                EmailTemplate.of(typed, typed).message(values, brand).html());

        assertThat(document.select("typed, [typed], script, iframe, object, form"))
                .isEmpty();
        assertThat(document.select("style")).hasSameSizeAs(documentOf("", brand).select("style"));
        assertThat(document.select("meta, title, head, body"))
                .hasSameSizeAs(documentOf("", brand).select("meta, title, head, body"));
        document.getAllElements()
                .forEach(element -> element.attributes()
                        .forEach(attribute -> assertThat(attribute.getKey()).doesNotStartWith("on")));
    }

    private static Document documentOf(String content, Branding brand) {
        return Jsoup.parse(EmailTemplate.of(content, content)
                .message(Personalisation.none(), brand)
                .html());
    }

    @Provide
    Arbitrary<Object> values() {
        Arbitrary<Object> one = Arbitraries.oneOf(
                Texts.any().map(text -> text),
                Arbitraries.integers().map(number -> number),
                Arbitraries.doubles().map(number -> number),
                Arbitraries.of(true, false));
        Arbitrary<Object> several = one.injectNull(0.1).list().ofMaxSize(5).map(list -> list);
        return Arbitraries.oneOf(
                one, several, Arbitraries.maps(Texts.any(), one).ofMaxSize(3).map(map -> map));
    }

    @Provide
    Arbitrary<Branding> brands() {
        return Combinators.combine(
                        Arbitraries.of("org", "both", "org_banner"),
                        Texts.any().map(text -> "https://example.gov/" + text).injectNull(0.3),
                        Texts.any().injectNull(0.3),
                        Arbitraries.of("#123456", "red;x:url(y)", "\"><typed>"),
                        Texts.any().injectNull(0.3))
                .as((type, logo, text, colour, name) -> Branding.of(type, logo, text, colour, "<typed>" + name)
                        .by(new Branding.Product("<typed typed=\"" + text, "https://example.gov/\" typed=\"")));
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
        // 140 octets travel at once; a part of several gives 6 of them to its header.
        int bits = gsm ? 7 : 16;
        int alone = 140 * 8 / bits;
        int joined = (140 - 6) * 8 / bits;
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
        assertThat(Whitespace.stripAndRemoveObscure(Whitespace.stripAndRemoveObscure(text)))
                .isEqualTo(Whitespace.stripAndRemoveObscure(text));
        assertThat(Whitespace.limitBlankLines(Whitespace.limitBlankLines(text)))
                .isEqualTo(Whitespace.limitBlankLines(text));
        assertThat(Whitespace.tidyPunctuation(Whitespace.tidyPunctuation(text)))
                .isEqualTo(Whitespace.tidyPunctuation(text));
        assertThat(Names.emailLocalPart(Names.emailLocalPart(text))).isEqualTo(Names.emailLocalPart(text));
        assertThat(Names.idSafe(Names.idSafe(text))).isEqualTo(Names.idSafe(text));
    }

    @Property(tries = 400)
    void a_template_without_placeholders_is_filled_in_as_it_stands(@ForAll("texts") String text) {
        String plain = text.replace("((", "( (").replace("((", "( (");

        assertThat(Content.of(plain).fill(Personalisation.of(Map.of("a", "x")), RenderMode.TEXT))
                .isEqualTo(plain);
    }
}
