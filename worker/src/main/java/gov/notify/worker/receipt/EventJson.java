package gov.notify.worker.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads values of an event that may be absent or malformed.
final class EventJson {

    private EventJson() {}

    static @Nullable String text(JsonNode node, String name) {
        var value = node.path(name);
        return value.isTextual() && !value.textValue().isEmpty() ? value.textValue() : null;
    }

    static @Nullable Double number(JsonNode node, String name) {
        var value = node.path(name);
        return value.isNumber() ? value.doubleValue() : null;
    }

    static @Nullable Instant instant(JsonNode node, String name) {
        try {
            var text = text(node, name);
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    static @Nullable UUID uuid(JsonNode node, String name) {
        try {
            var text = text(node, name);
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
