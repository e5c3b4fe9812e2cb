package gov.notify.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gov.notify.recipient.GuestList;
import gov.notify.recipient.Recipients;
import gov.notify.rendering.Content;
import gov.notify.rendering.Html;
import gov.notify.rendering.Names;
import gov.notify.rendering.Personalisation;
import gov.notify.rendering.TemplateChange;
import gov.notify.rendering.Whitespace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Names and small helpers, each called by its `op`.
final class NamesArea {

    private NamesArea() {}

    static JsonNode names(JsonNode input) {
        String value = GoldenJson.text(input, "value");
        return switch (GoldenJson.text(input, "op")) {
            case "email_local_part" -> result(Names.emailLocalPart(value));
            case "id_safe" -> result(Names.idSafe(value));
            case "normalise_key" -> result(Personalisation.key(value));
            case "insensitive_lookup" -> lookup(input);
            case "template_change" -> change(input);
            case "formatted_list" -> result(sentence(input.get("options")).of(GoldenJson.texts(input.get("items"))));
            case "strip_all_whitespace" -> result(Whitespace.stripAll(value));
            case "strip_and_remove_obscure_whitespace" -> result(Whitespace.stripAndRemoveObscure(value));
            case "normalise_whitespace" -> result(Whitespace.normalise(value));
            case "remove_whitespace" -> result(Whitespace.remove(value));
            case "format_recipient" -> result(Recipients.format(textOnly(input.get("value"))));
            case "allowed_to_send_to" -> allowed(input);
            case "ascii_downgrade" -> result(Names.asciiDowngrade(value));
            case "uuid_to_base64" -> result(Names.base64(UUID.fromString(value)));
            case "url_encode_full_stops" -> result(Names.encodeFullStops(value));
            case "nl2br" -> result(Html.breakLines(value));
            case "escape_html" -> result(Html.escape(value));
            default -> GoldenJson.object().put("unknown op", GoldenJson.text(input, "op"));
        };
    }

    private static ObjectNode result(String result) {
        return GoldenJson.object().put("result", result);
    }

    private static @Nullable String textOnly(JsonNode value) {
        return value.isTextual() ? value.asText() : null;
    }

    private static JsonNode allowed(JsonNode input) {
        var guests = GuestList.of(GoldenJson.texts(input.get("allowlist")));
        return GoldenJson.object().put("result", guests.allows(GoldenJson.text(input, "recipient")));
    }

    private static JsonNode lookup(JsonNode input) {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (JsonNode entry : input.get("entries")) {
            entries.put(Personalisation.key(entry.get(0).asText()), GoldenJson.of(entry.get(1)));
        }
        List<@Nullable Object> results = new ArrayList<>();
        for (JsonNode name : input.get("lookups")) {
            results.add(entries.get(Personalisation.key(name.asText())));
        }
        ObjectNode answer = GoldenJson.object();
        answer.set("keys", GoldenJson.array(entries.keySet()));
        answer.set("results", GoldenJson.array(results));
        return answer;
    }

    private static JsonNode change(JsonNode input) {
        var change = TemplateChange.between(
                Content.of(GoldenJson.text(input, "old")).placeholders(),
                Content.of(GoldenJson.text(input, "new")).placeholders());
        ObjectNode answer = GoldenJson.object().put("has_different_placeholders", change.hasDifferentPlaceholders());
        answer.set("added", GoldenJson.array(change.added()));
        answer.set("removed", GoldenJson.array(change.removed()));
        return answer;
    }

    private static Names.SentenceList sentence(JsonNode options) {
        var usual = Names.SentenceList.QUOTED;
        return new Names.SentenceList(
                options.path("conjunction").asText(usual.conjunction()),
                options.path("before_each").asText(usual.beforeEach()),
                options.path("after_each").asText(usual.afterEach()),
                options.path("separator").asText(usual.separator()),
                options.path("prefix").asText(usual.prefix()),
                options.path("prefix_plural").asText(usual.prefixPlural()));
    }
}
