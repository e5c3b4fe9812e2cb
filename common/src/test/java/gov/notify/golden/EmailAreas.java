package gov.notify.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gov.notify.rendering.Branding;
import gov.notify.rendering.EmailTemplate;
import gov.notify.rendering.Personalisation;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Emails: bodies, subject, preheader, and the document around them.
final class EmailAreas {

    private EmailAreas() {}

    private static EmailTemplate template(JsonNode input) {
        return EmailTemplate.of(GoldenJson.text(input, "subject"), GoldenJson.text(input, "content"));
    }

    static JsonNode html(JsonNode input) {
        String html = template(input).previewHtml(GoldenJson.values(input));
        return GoldenJson.object().put("html", CanonicalHtml.of(html));
    }

    static JsonNode plain(JsonNode input) {
        var template = template(input);
        var values = GoldenJson.values(input);
        return GoldenJson.object()
                .put("text", template.text(values))
                .put("body", template.body(values))
                .put("is_empty", template.isEmpty(values))
                .put("size_in_bytes", template.sizeInBytes(values))
                .put("is_too_long", template.isTooLong(values));
    }

    static JsonNode preheader(JsonNode input) {
        return GoldenJson.object().put("preheader", template(input).preheader(GoldenJson.values(input)));
    }

    static JsonNode subject(JsonNode input) {
        var template = template(input);
        var values = GoldenJson.values(input);
        return GoldenJson.object()
                .put("html", template.subjectHtml(values, false))
                .put("plain", template.subject(values));
    }

    static JsonNode preview(JsonNode input) {
        var template = template(input);
        var values = GoldenJson.values(input);
        boolean redact = GoldenJson.flag(input, "redact");
        return GoldenJson.object()
                .put("subject_html", CanonicalHtml.of(template.subjectHtml(values, redact)))
                .put("body_html", CanonicalHtml.of(template.previewHtml(values, redact)));
    }

    static JsonNode branding(JsonNode input) {
        var branding = new Branding(
                GoldenJson.flag(input, "complete_html"),
                GoldenJson.flag(input, "notify_banner") ? Branding.Product.NOTIFY : null,
                GoldenJson.flag(input, "brand_banner"),
                GoldenJson.textOrNull(input, "brand_logo"),
                GoldenJson.textOrNull(input, "brand_text"),
                GoldenJson.textOrNull(input, "brand_colour"),
                GoldenJson.textOrNull(input, "brand_name"),
                null);
        String html = template(input).message(Personalisation.none(), branding).html();
        return facts(html);
    }

    private static JsonNode facts(String html) {
        Document document = Jsoup.parse(html);
        Element title = document.selectFirst("title");
        Element text = part(document, "brand-text");
        ObjectNode facts = GoldenJson.object()
                .put("has_document_wrapper", html.startsWith("<!DOCTYPE html>") && html.contains("<body"))
                .put("title", title == null ? null : title.text())
                .put("preheader", text(part(document, "preheader")))
                .put("shows_notify_banner", part(document, "notify-banner") != null)
                .put("shows_brand_banner", part(document, "brand-banner") != null)
                .put("brand_banner_colour", colour(part(document, "brand-banner")))
                .put("logo_divider_colour", colour(part(document, "divider")))
                .put("shows_brand_text", text != null && !text.text().isEmpty())
                .put("contains_body", text(part(document, "body")).contains("body-marker"));
        Element logo = part(document, "logo");
        return logo == null
                ? facts.putNull("logo")
                : facts.set(
                        "logo", GoldenJson.object().put("src", logo.attr("src")).put("alt", logo.attr("alt")));
    }

    private static @Nullable Element part(Document document, String name) {
        return document.selectFirst("[data-part=" + name + "]");
    }

    private static String text(@Nullable Element element) {
        return element == null ? "" : element.text();
    }

    private static @Nullable String colour(@Nullable Element element) {
        return element == null ? null : element.attr("data-colour");
    }
}
