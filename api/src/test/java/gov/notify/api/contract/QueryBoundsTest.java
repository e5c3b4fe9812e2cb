package gov.notify.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What the OpenAPI document says of a query is what the routes take: the last that is allowed is taken, and the first
/// that is not is refused.
@QuarkusTest
@QuarkusTestResource(Backends.class)
class QueryBoundsTest {

    @Inject
    Services services;

    @TestHTTPResource
    @Nullable
    URL url;

    /// A value of a parameter, and whether the document allows it.
    private record Try(String path, String parameter, String value, boolean allowed) {}

    @Test
    void every_parameter_is_taken_within_the_documents_bounds_and_refused_beyond() throws IOException {
        var address = Objects.requireNonNull(url).toString();
        var calls = new HttpCalls(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
        var service = services.service().make();
        var tries = tries();

        assertThat(tries).hasSizeGreaterThan(40);
        assertThat(tries)
                .allSatisfy(one -> assertThat(calls.get(service, one.path() + "?" + one.parameter() + "=" + one.value())
                                .status())
                        .isEqualTo(one.allowed() ? 200 : 400));
    }

    private static List<Try> tries() throws IOException {
        try (var file = QueryBoundsTest.class.getResourceAsStream("/META-INF/openapi.yml")) {
            Map<String, Object> document = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            var tries = new ArrayList<Try>();
            object(document.get("paths")).forEach((path, methods) -> {
                if (!path.contains("{") && !path.startsWith("/_")) {
                    list(object(object(methods).get("get")).get("parameters"))
                            .forEach(parameter -> addTries(tries, path, object(parameter)));
                }
            });
            return tries;
        }
    }

    private static void addTries(List<Try> tries, String path, Map<String, Object> parameter) {
        var name = String.valueOf(parameter.get("name"));
        var schema = object(parameter.get("schema"));
        if ("array".equals(schema.get("type"))) {
            schema = object(schema.get("items"));
        }
        var words = list(schema.get("enum"));
        if (!words.isEmpty()) {
            words.forEach(word -> tries.add(new Try(path, name, String.valueOf(word), true)));
            tries.add(new Try(path, name, "elephant", false));
        } else if ("uuid".equals(schema.get("format"))) {
            tries.add(new Try(path, name, UUID.randomUUID().toString(), true));
            tries.add(new Try(path, name, "elephant", false));
        } else if ("integer".equals(schema.get("type"))) {
            if (schema.get("minimum") instanceof Integer least) {
                tries.add(new Try(path, name, String.valueOf(least), true));
                tries.add(new Try(path, name, String.valueOf(least - 1), false));
            }
            tries.add(new Try(path, name, "7", true));
            tries.add(new Try(path, name, "elephant", false));
        } else if ("boolean".equals(schema.get("type"))) {
            tries.add(new Try(path, name, "true", true));
            tries.add(new Try(path, name, "elephant", false));
        } else {
            tries.add(new Try(path, name, "elephant", true));
        }
    }

    @SuppressWarnings("unchecked") // YAML has no other maps here
    private static Map<String, Object> object(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    private static List<?> list(@Nullable Object value) {
        return value == null ? List.of() : (List<?>) value;
    }
}
