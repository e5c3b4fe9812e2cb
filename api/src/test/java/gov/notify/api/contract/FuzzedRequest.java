package gov.notify.api.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A call of one operation of the document, more or less as it should be.
///
/// @param path with its query
/// @param ofATenant whether it is about one tenant alone, so that it may show nothing of another
record FuzzedRequest(String method, String path, @Nullable String body, boolean ofATenant) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final List<String> TENANTS = List.of("service", "user", "organization");

    /// Gives something of whoever is named to another: routes that do so on purpose.
    private static final List<String> HANDED_OVER = List.of("107 service_id");

    /// @param route the same as the operation, with names of fixtures
    static FuzzedRequest of(AdminRoute route, JsonNode operation, AdminWorld world, HostileValues values) {
        return new FuzzedRequest(
                route.method(),
                path(route, world, values) + query(operation, values),
                body(route, operation, world, values),
                !route.ids().isEmpty() && TENANTS.contains(route.ids().getFirst()));
    }

    private static String path(AdminRoute route, AdminWorld world, HostileValues values) {
        var filled = new HashMap<String, String>();
        var names = route.names();
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            filled.put(
                    name,
                    values.chance(6)
                            ? encoded(values.text())
                            : values.chance(6) ? UUID.randomUUID().toString() : place(name, i, world, values));
        }
        return route.filled(filled);
    }

    /// What a path is about first is the caller's own, since whoever names a tenant may do so; what is below it may be
    /// another's.
    private static String place(String name, int index, AdminWorld world, HostileValues values) {
        return index > 0 && values.chance(25) ? world.value("other." + name) : world.value(name);
    }

    private static String query(JsonNode operation, HostileValues values) {
        var pairs = new ArrayList<String>();
        operation.path("parameters").forEach(parameter -> {
            if (parameter.get("in").asText().equals("query") && values.chance(70)) {
                var name = parameter.get("name").asText();
                var value = values.like(name, parameter.get("schema"));
                pairs.add(name + "=" + encoded(value.isValueNode() ? value.asText() : value.toString()));
            }
        });
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    private static @Nullable String body(AdminRoute route, JsonNode operation, AdminWorld world, HostileValues values) {
        var schema = operation.at("/requestBody/content/application~1json/schema");
        if (schema.isMissingNode()) {
            return values.chance(10) ? values.any().toString() : null;
        }
        if (values.chance(8)) {
            return garbage(values);
        }
        var body = values.chance(50) ? good(route, world) : JSON.createObjectNode();
        boolean asItShouldBe = !body.isEmpty();
        schema.path("properties").properties().forEach(property -> {
            if (values.chance(asItShouldBe ? 15 : 85)
                    && !HANDED_OVER.contains(route.number() + " " + property.getKey())) {
                body.set(property.getKey(), values.like(property.getKey(), property.getValue()));
            }
        });
        if (values.chance(10)) {
            body.set(values.text(), values.any());
        }
        return text(body);
    }

    /// As a row of the table has it that succeeds.
    private static ObjectNode good(AdminRoute route, AdminWorld world) {
        var row = AdminCase.all().stream()
                .filter(each -> each.number().equals(route.number()) && each.status() < 400 && each.body() != null)
                .findFirst();
        try {
            return row.isEmpty()
                    ? JSON.createObjectNode()
                    : (ObjectNode)
                            JSON.readTree(world.filled(String.valueOf(row.get().body())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String garbage(HostileValues values) {
        return switch (values.random().nextInt(7)) {
            case 0 -> "[".repeat(50_000);
            case 1 -> "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000);
            case 2 -> "[" + "1,".repeat(100_000) + "1]";
            case 3 -> "{\"a\":1,\"a\":2,\"name\":";
            case 4 -> "";
            case 5 -> text(JSON.createArrayNode().add(values.any()));
            default -> text(values.any());
        };
    }

    private static String text(JsonNode value) {
        try {
            // Only as an escape can half a character be sent; as bytes, most of the others are met.
            return (value.size() % 2 == 0 ? JSON : ASCII).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text.substring(0, Math.min(text.length(), 1_000)), StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    /// Begins as what is sent does, so that a failure can be repeated.
    @Override
    public String toString() {
        return method + " " + path + " " + (body == null ? "" : body.substring(0, Math.min(body.length(), 2_000)));
    }
}
