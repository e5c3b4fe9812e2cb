package gov.notify.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gov.notify.rendering.Personalisation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reading inputs and writing answers.
final class GoldenJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private GoldenJson() {}

    static JsonNode read(String line) throws JsonProcessingException {
        return MAPPER.readTree(line);
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static JsonNode of(@Nullable Object value) {
        return MAPPER.valueToTree(value);
    }

    static ArrayNode array(Collection<?> values) {
        return MAPPER.valueToTree(values);
    }

    static String text(JsonNode input, String field) {
        JsonNode value = input.get(field);
        return value == null || value.isNull() ? "" : value.asText();
    }

    static @Nullable String textOrNull(JsonNode input, String field) {
        JsonNode value = input.get(field);
        return value == null || value.isNull() ? null : value.asText();
    }

    static boolean flag(JsonNode input, String field) {
        return input.path(field).asBoolean();
    }

    static List<String> texts(JsonNode array) {
        return MAPPER.convertValue(array, new TypeReference<List<String>>() {});
    }

    static Personalisation values(JsonNode input) {
        Map<String, Object> values =
                MAPPER.convertValue(input.get("values"), new TypeReference<Map<String, Object>>() {});
        return Personalisation.of(values);
    }
}
