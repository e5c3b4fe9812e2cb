package gov.notify.golden;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.rendering.Content;
import gov.notify.rendering.RenderMode;
import gov.notify.rendering.RenderMode.Missing;
import gov.notify.rendering.RenderMode.Sanitising;
import gov.notify.rendering.SmsTemplate;
import org.jspecify.annotations.Nullable;

/// Placeholders and text messages.
final class TextAreas {

    private TextAreas() {}

    static JsonNode placeholders(JsonNode input) {
        var content = Content.of(GoldenJson.text(input, "content"));
        var values = GoldenJson.values(input);
        var sanitising = switch (GoldenJson.text(input, "html")) {
            case "strip" -> Sanitising.STRIP;
            case "escape" -> Sanitising.ESCAPE;
            default -> Sanitising.PASS_THROUGH;
        };
        var filling = new RenderMode(sanitising, GoldenJson.flag(input, "markdown_lists"), missing(input));
        var answer = GoldenJson.object().put("output", content.fill(values, filling));
        answer.set("placeholders", GoldenJson.array(content.placeholders()));
        answer.set("missing", GoldenJson.array(content.missing(values)));
        answer.set("additional", GoldenJson.array(values.beyond(content.placeholders())));
        return answer;
    }

    private static Missing missing(JsonNode input) {
        boolean html = GoldenJson.text(input, "field").equals("html");
        if (GoldenJson.flag(input, "redact")) {
            return html ? Missing.HTML_REDACTED : Missing.TEXT_REDACTED;
        }
        if (GoldenJson.flag(input, "with_brackets")) {
            return html ? Missing.HTML : Missing.TEXT;
        }
        return html ? Missing.HTML_WITHOUT_BRACKETS : Missing.TEXT_WITHOUT_BRACKETS;
    }

    static JsonNode sms(JsonNode input) {
        var template = SmsTemplate.of(GoldenJson.text(input, "content"));
        var values = GoldenJson.values(input);
        var message = template.message(values, prefix(input));
        var answer = GoldenJson.object()
                .put("rendered", message.text())
                .put("character_count", message.characterCount())
                .put("character_count_without_prefix", message.characterCountWithoutPrefix())
                .put("fragment_count", message.fragments())
                .put("encoding", message.encoding().wireName())
                .put("is_too_long", message.isTooLong())
                .put("is_empty", message.isEmpty());
        answer.set("unsupported_characters", GoldenJson.array(message.unsupportedCharacters()));
        answer.set("missing_personalisation", GoldenJson.array(template.missing(values)));
        return answer;
    }

    static JsonNode smsPreview(JsonNode input) {
        String html = SmsTemplate.of(GoldenJson.text(input, "content"))
                .previewHtml(GoldenJson.values(input), prefix(input), GoldenJson.flag(input, "redact"));
        return GoldenJson.object().put("body_html", CanonicalHtml.of(html));
    }

    private static @Nullable String prefix(JsonNode input) {
        return GoldenJson.flag(input, "show_prefix") ? GoldenJson.textOrNull(input, "prefix") : null;
    }
}
