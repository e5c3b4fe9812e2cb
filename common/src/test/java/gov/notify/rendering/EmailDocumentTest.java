package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class EmailDocumentTest {

    private static final Branding PARTS_ONLY =
            new Branding(false, Branding.Product.NOTIFY, false, null, null, null, null, null);

    @Test
    void a_mail_program_is_told_language_encoding_and_title() {
        var html = EmailDocument.of(Branding.none()).around("R&amp;D “now”", "words", "<p>body</p>");
        var document = Jsoup.parse(html);

        assertThat(html).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
        assertThat(document.title()).isEqualTo("R&D “now”");
        assertThat(document.select("html").attr("lang")).isEqualTo("en");
        assertThat(document.select("meta[charset], meta[http-equiv=Content-Type]"))
                .isNotEmpty();
        assertThat(document.select("meta[name=color-scheme]").attr("content")).isEqualTo("light dark");
        assertThat(document.select("meta[name=format-detection]").attr("content"))
                .contains("telephone=no");
    }

    @Test
    void the_inner_parts_can_be_had_without_head_and_body() {
        var html = EmailDocument.of(PARTS_ONLY).around("subject", "words", "<p>body</p>");

        assertThat(html).doesNotContain("<!DOCTYPE", "<html", "<head", "<title", "<body", "</body>", "</html>");
        assertThat(Jsoup.parseBodyFragment(html).select("[data-part=body] p").text())
                .isEqualTo("body");
        assertThat(Jsoup.parseBodyFragment(html).select("[data-part=notify-banner]"))
                .hasSize(1);
    }

    @Test
    void the_first_words_are_hidden_from_readers_and_escaped_once() {
        var document = Jsoup.parse(EmailDocument.of(Branding.none()).around("s", "A & <b> \"c\"", ""));
        var preheader = document.select("[data-part=preheader]").getFirst();

        assertThat(preheader.text()).isEqualTo("A & <b> \"c\"…");
        assertThat(preheader.parent()).isNotNull();
        assertThat(document.select("[hidden][aria-hidden=true] [data-part=preheader]"))
                .hasSize(1);
        assertThat(document.select("[hidden]").text().replaceAll("[\\s\u00A0\u034F\u200C]", ""))
                .isEqualTo("A&<b>\"c\"…");
    }

    @Test
    void an_article_is_labelled_by_a_subject_that_cannot_leave_its_attribute() {
        var subject = "&lt;b&gt; \" onload=x <span class='placeholder'>((a))</span>";
        var article = Jsoup.parse(EmailDocument.of(Branding.none()).around(subject, "", ""))
                .select("[role=article]");

        assertThat(article.attr("aria-label")).isEqualTo("<b> \" onload=x <span class='placeholder'>((a))</span>");
        assertThat(article.hasAttr("onload")).isFalse();
    }

    @Test
    void the_body_stands_between_the_header_and_the_end_as_it_was_rendered() {
        var html = EmailDocument.of(Branding.none()).around("s", "", "<p>(a) %5B \\1 $1</p>");

        assertThat(html).contains("<p>(a) %5B \\1 $1</p></div>");
        assertThat(html.indexOf("notify-banner")).isLessThan(html.indexOf("data-part=\"body\""));
    }

    @Test
    void it_knows_the_brand_it_was_made_for() {
        var document = EmailDocument.of(Branding.of("org", null, "Parks", "#123456", null));

        assertThat(document.isOf(Branding.of("org", null, "Parks", "#123456", null)))
                .isTrue();
        assertThat(document.isOf(Branding.of("org", null, "Parks", "#123457", null)))
                .isFalse();
        assertThat(document.isOf(Branding.none())).isFalse();
    }
}
