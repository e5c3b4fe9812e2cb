package gov.notify.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A row of `contract/admin-api-cases.jsonl`: a call of the admin application, and what must come back.
///
///   - `route` its number in the list of routes, `case` what is special about it
///   - `needs` fixtures to be there, `given` what happened before ([AdminWorld])
///   - `at` other fixtures for names in the path; `query`, `body`
///   - `status`, and one of: `expect` the answer ([AdminAnswer]); `e1` the text, `e2` the fields (with their
///     texts, or just their names), `e3` the texts of a schema's faults (docs/contract/admin-api.md, 3.1)
record AdminCase(JsonNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<AdminCase> ALL = load();

    static List<AdminCase> all() {
        return ALL;
    }

    private static List<AdminCase> load() {
        try (var lines = AdminCase.class.getResourceAsStream("/contract/admin-api-cases.jsonl")) {
            var text = new String(Objects.requireNonNull(lines).readAllBytes(), StandardCharsets.UTF_8);
            var cases = new ArrayList<AdminCase>();
            for (var line : text.lines().toList()) {
                cases.add(new AdminCase(JSON.readTree(line)));
            }
            return cases;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The first that succeeds, or would: what generated cases vary.
    static AdminCase successOf(AdminRoute route) {
        return all().stream()
                .filter(each -> each.number().equals(route.number()) && each.isSuccess())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no row says how " + route + " succeeds"));
    }

    String number() {
        return json.get("route").asText();
    }

    String name() {
        return number() + " " + json.get("case").asText();
    }

    int status() {
        return json.get("status").asInt();
    }

    /// Under `yet` a row says why nothing else can be had so far.
    boolean isSuccess() {
        return status() < 400 || json.has("yet");
    }

    AdminRoute route() {
        return AdminRoute.of(number());
    }

    /// As [#prepared], after what happened before.
    AdminCase in(AdminWorld world) {
        var prepared = prepared(world);
        texts("given").forEach(world::given);
        return prepared;
    }

    /// Makes what the case needs, and the same case with the values of fixtures in place of their names.
    AdminCase prepared(AdminWorld world) {
        texts("needs").forEach(world::value);
        var filled = world.filled(json.toString());
        route().names().forEach(name -> world.value(fixture(name)));
        try {
            return new AdminCase(JSON.readTree(filled));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The values that its path has in this world.
    Map<String, String> values(AdminWorld world) {
        var values = new HashMap<String, String>();
        route().names().forEach(name -> values.put(name, world.value(fixture(name))));
        return values;
    }

    /// What a refusal says: its texts, those of fields with their names before them; fields of whose texts nothing
    /// is said together. A text without characters where it may say anything.
    List<String> refusal() {
        var texts = new ArrayList<String>();
        json.path("e2")
                .properties()
                .forEach(field -> texts.add(field.getKey() + ": "
                        + field.getValue().path(0).asText(field.getValue().asText())));
        if (json.path("e2").isArray()) {
            texts.add(String.join(", ", texts("e2")));
        }
        texts.addAll(texts("e3"));
        if (json.path("e1").isTextual()) {
            texts.add(json.get("e1").asText());
        }
        return texts.isEmpty() || texts.contains("<any>") ? List.of("") : texts;
    }

    String query() {
        return json.path("query").asText();
    }

    @Nullable
    String body() {
        return json.has("body") ? json.get("body").toString() : null;
    }

    private String fixture(String name) {
        return json.path("at").path(name).asText(name);
    }

    private List<String> texts(String name) {
        var texts = new ArrayList<String>();
        json.path(name).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    @Override
    public String toString() {
        return name();
    }
}
