package gov.notify.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The OpenAPI document as a reader of YAML sees it.
class DocumentTest {

    private final Map<?, ?> document = read();

    @Test
    void no_key_stands_without_a_value() {
        var empty = new ArrayList<String>();
        walk("", document, (path, value) -> {
            if (value == null) {
                empty.add(path);
            }
        });

        assertThat(empty).isEmpty();
    }

    @Test
    void every_reference_leads_somewhere() {
        var astray = new ArrayList<String>();
        walk("", document, (path, value) -> {
            if (path.endsWith("/$ref") && !leads(String.valueOf(value))) {
                astray.add(path + " to " + value);
            }
        });

        assertThat(astray).isEmpty();
    }

    @Test
    void every_operation_says_what_it_answers() {
        var operations = new ArrayList<String>();
        ((Map<?, ?>) Objects.requireNonNull(document.get("paths")))
                .forEach((path, methods) -> ((Map<?, ?>) methods).forEach((method, operation) -> {
                    if (List.of("get", "post").contains(method)) {
                        var described = (Map<?, ?>) operation;
                        assertThat(described.get("summary"))
                                .as(path + " " + method)
                                .isInstanceOf(String.class);
                        assertThat((Map<?, ?>) described.get("responses"))
                                .as(path + " " + method)
                                .isNotEmpty();
                        operations.add(path + " " + method);
                    }
                }));

        assertThat(operations).hasSizeGreaterThan(10);
    }

    private interface Visit {
        void at(String path, @Nullable Object value);
    }

    private static void walk(String path, @Nullable Object value, Visit visit) {
        visit.at(path, value);
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> walk(path + "/" + key, each, visit));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                walk(path + "/" + i, list.get(i), visit);
            }
        }
    }

    private boolean leads(String reference) {
        Object at = document;
        for (var step : reference.substring("#/".length()).split("/")) {
            at = at instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return at != null;
    }

    private static Map<?, ?> read() {
        try (InputStream file = DocsResource.class.getResourceAsStream("/META-INF/openapi.yml")) {
            var strict = new LoaderOptions();
            strict.setAllowDuplicateKeys(false);
            return new Yaml(new SafeConstructor(strict)).load(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
