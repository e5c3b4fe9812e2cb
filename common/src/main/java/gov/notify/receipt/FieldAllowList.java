package gov.notify.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import gov.notify.security.Redactor;
import java.util.HashSet;
import java.util.Set;

/// Copies of a provider's event only what is on a list, so that a field AWS adds tomorrow cannot bring in a
/// person.
///
/// Paths are dotted, without marks for arrays; texts written by others are masked and cut.
final class FieldAllowList {

    private final Set<String> kept;
    private final Set<String> masked;
    private final Set<String> ways = new HashSet<>();

    /// @param kept paths of values that are ours or from a closed set
    /// @param masked paths of free text
    FieldAllowList(Set<String> kept, Set<String> masked) {
        this.kept = kept;
        this.masked = masked;
        kept.forEach(this::addWays);
        masked.forEach(this::addWays);
    }

    ObjectNode of(JsonNode event) {
        return reduced(event, "");
    }

    private ObjectNode reduced(JsonNode node, String path) {
        var copy = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(field -> {
            // A dot in a name would make it the path of another field.
            if (field.getKey().indexOf('.') >= 0) {
                return;
            }
            var fieldPath = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            var value = field.getValue();
            if (kept.contains(fieldPath) || masked.contains(fieldPath)) {
                copy.set(field.getKey(), leaf(value, masked.contains(fieldPath)));
            } else if (ways.contains(fieldPath)) {
                copy.set(field.getKey(), value.isArray() ? each(value, fieldPath) : reduced(value, fieldPath));
            }
        });
        return copy;
    }

    private ArrayNode each(JsonNode values, String path) {
        var copies = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> copies.add(reduced(value, path)));
        return copies;
    }

    // A list of values (SES tags) is kept as its first value; an object where a value should be is dropped.
    private static JsonNode leaf(JsonNode value, boolean mask) {
        var single = value.isArray() ? value.path(0) : value;
        if (single.isContainerNode() || single.isMissingNode()) {
            return JsonNodeFactory.instance.nullNode();
        }
        return mask && (single.isTextual() || single.isNumber())
                ? TextNode.valueOf(Redactor.of(single.asText()))
                : single;
    }

    private void addWays(String path) {
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            ways.add(path.substring(0, dot));
        }
    }
}
