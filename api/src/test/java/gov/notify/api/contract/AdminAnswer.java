package gov.notify.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gov.notify.api.given.HttpCalls;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// Compares an answer with what a row expects. Objects have exactly these keys, arrays exactly these items.
///
///   - `"<kind>"` is any value of a kind, or of a shape of `contract/admin-api-shapes.json`; `?` lets it be null
///   - `["+", x]` is one `x` or more, `["+", x, y, z]` the same with a `y` and a `z` among them, in any order;
///     `{"+": x}` is one key or more with values `x`
///   - `["*", x]` and `{"*": x}` may be empty as well. They are for shapes: a row that says so cannot fail
///   - `{"...": "shape", "key": x}` is the shape, but with `x` at `key`
final class AdminAnswer {

    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String DAY = "\\d{4}-\\d\\d-\\d\\d";
    private static final String TIME = "\\d\\d:\\d\\d:\\d\\d";

    private static final Map<String, Predicate<JsonNode>> KINDS = Map.ofEntries(
            Map.entry("any", _ -> true),
            Map.entry("null", JsonNode::isNull),
            Map.entry("text", JsonNode::isTextual),
            Map.entry("bool", JsonNode::isBoolean),
            Map.entry("int", JsonNode::isIntegralNumber),
            Map.entry("number", JsonNode::isNumber),
            Map.entry("uuid", like(UUID)),
            Map.entry("z6", like(DAY + "T" + TIME + "\\.\\d{6}Z")),
            Map.entry("s0", like(DAY + "T" + TIME + "\\+00:00")),
            Map.entry("sp6", like(DAY + " " + TIME + "\\.\\d{6}")),
            Map.entry("http", like("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} " + TIME + " GMT")));

    private static final JsonNode SHAPES = shapes();
    private static final String REST = "...";
    private static final String EACH = "*";
    private static final String SOME = "+";

    private AdminAnswer() {}

    static void matches(AdminCase wanted, HttpCalls.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(wanted.status());
        var row = wanted.json();
        if (row.has("expect")) {
            matches("$", row.get("expect"), answer.json());
        } else if (answer.status() == 204) {
            assertThat(answer.body()).isEmpty();
        } else if (row.has("e3")) {
            faults(row.get("e3"), answer.json());
        } else {
            refused(row, answer.json());
        }
    }

    /// Faults against a schema.
    private static void faults(JsonNode wanted, JsonNode answer) {
        assertThat(answer.path("status_code").asInt()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.path("errors"))
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault.path("error").asText()).isEqualTo("ValidationError"));
        if (wanted.isArray()) {
            var texts = new TreeSet<String>();
            answer.path("errors")
                    .forEach(fault -> texts.add(fault.path("message").asText()));
            var all = new TreeSet<String>();
            wanted.forEach(text -> all.add(text.asText()));
            assertThat(texts).isEqualTo(all);
        }
    }

    private static void refused(JsonNode row, JsonNode answer) {
        if (!row.has("e1") && !row.has("e2")) {
            // In whatever shape: the contract says no more than the status.
            assertThat(answer.has("message") || answer.has("errors"))
                    .as(answer.toString())
                    .isTrue();
            return;
        }
        assertThat(answer.path("result").asText()).as(answer.toString()).isEqualTo("error");
        var message = answer.path("message");
        if (row.has("e1")) {
            matches("$.message", row.get("e1"), message);
            assertThat(message.isTextual()).as(answer.toString()).isTrue();
        } else if (row.get("e2").isArray()) {
            row.get("e2")
                    .forEach(field -> assertThat(message.has(field.asText()))
                            .as(answer.toString())
                            .isTrue());
        } else {
            matches("$.message", row.get("e2"), message);
        }
    }

    static void matches(String path, JsonNode wanted, JsonNode actual) {
        if (wanted.isObject()) {
            object(path, wanted, actual);
        } else if (wanted.isArray()) {
            array(path, wanted, actual);
        } else if (wanted.isTextual()
                && wanted.asText().startsWith("<")
                && wanted.asText().endsWith(">")) {
            kind(path, wanted.asText().substring(1, wanted.asText().length() - 1), actual);
        } else {
            assertThat(actual.toString()).as(path).isEqualTo(wanted.toString());
        }
    }

    private static void object(String path, JsonNode wanted, JsonNode actual) {
        assertThat(actual.isObject()).as(path + " is an object: " + actual).isTrue();
        if (wanted.has(EACH) || wanted.has(SOME)) {
            assertThat(actual.isEmpty() && wanted.has(SOME))
                    .as(path + " is empty")
                    .isFalse();
            var value = wanted.get(wanted.has(SOME) ? SOME : EACH);
            actual.properties().forEach(each -> matches(path + "." + each.getKey(), value, each.getValue()));
            return;
        }
        var whole = wanted.has(REST) ? withShape(wanted) : wanted;
        var keys = new TreeSet<String>();
        whole.fieldNames().forEachRemaining(keys::add);
        var found = new TreeSet<String>();
        actual.fieldNames().forEachRemaining(found::add);
        assertThat(found).as(path + " has these keys").isEqualTo(keys);
        whole.properties()
                .forEach(each -> matches(path + "." + each.getKey(), each.getValue(), actual.get(each.getKey())));
    }

    private static ObjectNode withShape(JsonNode wanted) {
        var whole = ((ObjectNode) shape(wanted.get(REST).asText())).deepCopy();
        wanted.properties().stream()
                .filter(each -> !each.getKey().equals(REST))
                .forEach(each -> whole.set(each.getKey(), each.getValue()));
        return whole;
    }

    private static void array(String path, JsonNode wanted, JsonNode actual) {
        assertThat(actual.isArray()).as(path + " is an array: " + actual).isTrue();
        var mark = wanted.path(0).asText();
        if (mark.equals(EACH) || mark.equals(SOME)) {
            assertThat(actual.isEmpty() && mark.equals(SOME))
                    .as(path + " is empty")
                    .isFalse();
            actual.forEach(item -> matches(path + "[]", wanted.get(1), item));
            for (int i = 2; i < wanted.size(); i++) {
                var one = wanted.get(i);
                assertThat(actual).anySatisfy(item -> matches(path + "[]", one, item));
            }
            return;
        }
        assertThat(actual.size()).as(path + ": " + actual).isEqualTo(wanted.size());
        for (int i = 0; i < wanted.size(); i++) {
            matches(path + "[" + i + "]", wanted.get(i), actual.get(i));
        }
    }

    private static void kind(String path, String written, JsonNode actual) {
        boolean mayBeNull = written.endsWith("?");
        if (mayBeNull && actual.isNull()) {
            return;
        }
        var name = mayBeNull ? written.substring(0, written.length() - 1) : written;
        var known = KINDS.get(name);
        if (known == null) {
            matches(path, shape(name), actual);
        } else {
            assertThat(known.test(actual))
                    .as(path + " is " + name + ": " + actual)
                    .isTrue();
        }
    }

    /// Whether the contract lets something of this name be null.
    static boolean mayBeNull(String key) {
        return SHAPES.findValues(key).stream().anyMatch(kind -> kind.asText().endsWith("?>"));
    }

    /// Whether something of it fits an empty list or object whatever that should have held.
    static boolean mayBeEmpty(JsonNode wanted) {
        return wanted.has(EACH)
                || (wanted.isArray() && wanted.path(0).asText().equals(EACH))
                || StreamSupport.stream(wanted.spliterator(), false).anyMatch(AdminAnswer::mayBeEmpty);
    }

    /// The lists and objects in shapes that may be empty, each as `shape.key`.
    static Set<String> emptiable() {
        var found = new TreeSet<String>();
        SHAPES.properties()
                .forEach(shape -> shape.getValue().properties().stream()
                        .filter(property -> mayBeEmpty(property.getValue()))
                        .forEach(property -> found.add(shape.getKey() + "." + property.getKey())));
        return found;
    }

    /// Those of them for which this says what is in them.
    static Set<String> filled(JsonNode wanted) {
        var found = new TreeSet<String>();
        if (wanted.has(REST)) {
            wanted.properties().stream()
                    .filter(property -> property.getValue().isContainerNode()
                            && !property.getValue().isEmpty())
                    .forEach(property -> found.add(wanted.get(REST).asText() + "." + property.getKey()));
        }
        wanted.forEach(part -> found.addAll(filled(part)));
        return found;
    }

    private static JsonNode shape(String name) {
        return Objects.requireNonNull(SHAPES.get(name), "no shape is called " + name);
    }

    private static Predicate<JsonNode> like(String pattern) {
        var whole = Pattern.compile(pattern);
        return value -> value.isTextual() && whole.matcher(value.asText()).matches();
    }

    private static JsonNode shapes() {
        try (var file = AdminAnswer.class.getResourceAsStream("/contract/admin-api-shapes.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
