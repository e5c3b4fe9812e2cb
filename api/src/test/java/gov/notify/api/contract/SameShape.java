package gov.notify.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Compares two JSON values by their keys and types; of texts, by their formats too. What was null tells of no type.
///
/// @param differs paths at which they may differ
/// @param differences those found
record SameShape(JsonNode differs, List<String> differences) {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Map<String, Pattern> FORMATS = Map.of(
            "an id", ID,
            "Z6", Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}\\.\\d{6}Z"),
            "S0", Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}\\+00:00"),
            "SP6", Pattern.compile("\\d{4}-\\d\\d-\\d\\d [\\d:]{8}\\.\\d{6}"),
            "HTTP", Pattern.compile("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} [\\d:]{8} GMT"));

    void compare(String path, JsonNode recorded, JsonNode actual) {
        if (differs.has(path) || recorded.isNull()) {
            return;
        }
        if (actual.isNull()) {
            if (!AdminAnswer.mayBeNull(path.substring(path.lastIndexOf('.') + 1))) {
                differences.add(path + " is null, not " + kind(recorded));
            }
        } else if (!isAlike(recorded, actual)) {
            differences.add(path + " is " + kind(actual) + ", not " + kind(recorded));
        } else if (recorded.isObject()) {
            object(path, recorded, actual);
        } else if (recorded.isArray() && !recorded.isEmpty()) {
            something(path, actual);
            actual.forEach(item -> compare(path + "[]", recorded.get(0), item));
        }
    }

    /// Where any text will do, what somebody called a thing may look like an id.
    private static boolean isAlike(JsonNode recorded, JsonNode actual) {
        var kind = kind(recorded);
        return kind.equals(kind(actual)) || (kind.equals("a text") && actual.isTextual());
    }

    private void object(String path, JsonNode recorded, JsonNode actual) {
        if (isByIds(recorded) || isByIds(actual)) {
            if (!recorded.isEmpty()) {
                something(path, actual);
                actual.forEach(value -> compare(path + ".*", recorded.iterator().next(), value));
            }
            return;
        }
        var before = keys(recorded);
        var now = keys(actual);
        if (!before.equals(now)) {
            differences.add(path + " has the keys " + now + ", not " + before);
        }
        recorded.properties().forEach(each -> {
            if (actual.has(each.getKey())) {
                compare(path + "." + each.getKey(), each.getValue(), actual.get(each.getKey()));
            }
        });
    }

    private void something(String path, JsonNode actual) {
        if (actual.isEmpty()) {
            differences.add(path + " is empty: nothing can be compared");
        }
    }

    private static boolean isByIds(JsonNode object) {
        return keys(object).stream().anyMatch(key -> ID.matcher(key).matches());
    }

    private static TreeSet<String> keys(JsonNode object) {
        var keys = new TreeSet<String>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING ->
                FORMATS.entrySet().stream()
                        .filter(format ->
                                format.getValue().matcher(value.asText()).matches())
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse("a text");
            case NUMBER -> value.isIntegralNumber() ? "a whole number" : "a number";
            default -> value.getNodeType().toString();
        };
    }
}
