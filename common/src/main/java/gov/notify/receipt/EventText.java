package gov.notify.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// Reads the small texts of events, forgiving what is malformed: a receipt is worth more than its timestamp.
final class EventText {

    private static final int LONGEST_WORD = 60;
    private static final DateTimeFormatter LOG_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSS]");

    private EventText() {}

    /// The event without the character NUL in any of its texts. Others write them, mail servers for example, and
    /// Postgres stores no NUL: it would refuse the whole receipt, however often it came.
    static JsonNode withoutNul(JsonNode event) {
        return switch (event) {
            case ObjectNode object -> {
                var clean = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(field -> clean.set(field.getKey(), withoutNul(field.getValue())));
                yield clean;
            }
            case ArrayNode array -> {
                var clean = JsonNodeFactory.instance.arrayNode(array.size());
                array.forEach(value -> clean.add(withoutNul(value)));
                yield clean;
            }
            case TextNode text
            when text.textValue().indexOf('\0') >= 0 ->
                TextNode.valueOf(text.textValue().replace("\0", ""));
            default -> event;
        };
    }

    /// A type we do not know, fit to be stored: it could be anything.
    static String word(String type) {
        var safe = type.replaceAll("[^A-Za-z0-9_. -]", "");
        return safe.isBlank() ? "unknown" : safe.substring(0, Math.min(LONGEST_WORD, safe.length()));
    }

    /// ISO 8601, as SES writes it.
    static @Nullable Instant instant(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /// `2026-03-02 15:00:00.558`, as the SNS delivery log writes it; UTC.
    static @Nullable Instant logTime(String text) {
        try {
            return text.isEmpty() ? null : LocalDateTime.parse(text, LOG_TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
