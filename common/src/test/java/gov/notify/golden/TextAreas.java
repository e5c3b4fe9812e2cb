package gov.notify.golden;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.rendering.Content;
import gov.notify.rendering.Filling;
import gov.notify.rendering.Filling.Missing;
import gov.notify.rendering.Filling.Sanitising;
import gov.notify.rendering.SmsTemplate;
import org.jspecify.annotations.Nullable;

/// Placeholders and text messages.
final class TextAreas {

    private TextAreas() {}

    static JsonNode placeholders(JsonNode input) {
        var content = Content.of(Json.text(input, "content"));
        var values = Json.values(input);
        var sanitising = switch (Json.text(input, "html")) {
            case "strip" -> Sanitising.STRIP;
            case "escape" -> Sanitising.ESCAPE;
            default -> Sanitising.PASS_THROUGH;
        };
        var filling = new Filling(sanitising, Json.flag(input, "markdown_lists"), missing(input));
        var answer = Json.object().put("output", content.fill(values, filling));
        answer.set("placeholders", Json.array(content.placeholders()));
        answer.set("missing", Json.array(content.missing(values)));
        answer.set("additional", Json.array(values.beyond(content.placeholders())));
        return answer;
    }

    private static Missing missing(JsonNode input) {
        boolean html = Json.text(input, "field").equals("html");
        if (Json.flag(input, "redact")) {
            return html ? Missing.HTML_REDACTED : Missing.TEXT_REDACTED;
        }
        if (Json.flag(input, "with_brackets")) {
            return html ? Missing.HTML : Missing.TEXT;
        }
        return html ? Missing.HTML_WITHOUT_BRACKETS : Missing.TEXT_WITHOUT_BRACKETS;
    }

    static JsonNode sms(JsonNode input) {
        var template = SmsTemplate.of(Json.text(input, "content"));
        var values = Json.values(input);
        var message = template.message(values, prefix(input));
        var answer = Json.object()
                .put("rendered", message.text())
                .put("character_count", message.characterCount())
                .put("character_count_without_prefix", message.characterCountWithoutPrefix())
                .put("fragment_count", message.fragments())
                .put("encoding", message.encoding().word())
                .put("is_too_long", message.isTooLong())
                .put("is_empty", message.isEmpty());
        answer.set("unsupported_characters", Json.array(message.unsupportedCharacters()));
        answer.set("missing_personalisation", Json.array(template.missing(values)));
        return answer;
    }

    static JsonNode smsPreview(JsonNode input) {
        String html = SmsTemplate.of(Json.text(input, "content"))
                .previewHtml(Json.values(input), prefix(input), Json.flag(input, "redact"));
        return Json.object().put("body_html", CanonicalHtml.of(html));
    }

    private static @Nullable String prefix(JsonNode input) {
        return Json.flag(input, "show_prefix") ? Json.textOrNull(input, "prefix") : null;
    }
}
