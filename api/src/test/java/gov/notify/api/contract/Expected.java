package gov.notify.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/// Compares an answer with what a case expects: objects may have more keys unless their path is closed, arrays match in
/// length and order, and texts in angle brackets match by kind.
final class Expected {

    private static final Pattern Z6 = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    private static final Pattern ARRAY = Pattern.compile("<array of (\\d+)>");
    private static final String CONTAINS = "<contains:";

    private final Set<String> closed = new HashSet<>();

    Expected(ContractCase contractCase) {
        contractCase.json().path("closed").forEach(path -> closed.add(path.asText()));
    }

    void matches(JsonNode expected, JsonNode actual) {
        matches("$", expected, actual);
    }

    static void absent(ContractCase contractCase, JsonNode actual) {
        for (var path : contractCase.json().path("absent")) {
            assertThat(actual.at(path.asText().substring(1).replace('.', '/')).isMissingNode())
                    .as(path.asText() + " must be absent")
                    .isTrue();
        }
    }

    private void matches(String path, JsonNode expected, JsonNode actual) {
        if (expected.isObject()) {
            object(path, expected, actual);
        } else if (expected.isArray()) {
            assertThat(actual.isArray()).as(path + " is an array").isTrue();
            assertThat(actual.size()).as(path + " items").isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                matches(path + "[" + i + "]", expected.get(i), actual.get(i));
            }
        } else if (expected.isTextual()) {
            text(path, expected.asText(), actual);
        } else if (expected.isNumber()) {
            assertThat(actual.isNumber() && actual.asDouble() == expected.asDouble())
                    .as(path + " is " + expected + ", not " + actual)
                    .isTrue();
        } else {
            assertThat(actual).as(path).isEqualTo(expected);
        }
    }

    private void object(String path, JsonNode expected, JsonNode actual) {
        assertThat(actual.isObject()).as(path + " is an object: " + actual).isTrue();
        expected.properties().forEach(property -> {
            assertThat(actual.has(property.getKey()))
                    .as(path + "." + property.getKey() + " exists in " + actual)
                    .isTrue();
            matches(path + "." + property.getKey(), property.getValue(), actual.get(property.getKey()));
        });
        if (closed.contains(path)) {
            var names = new HashSet<String>();
            expected.fieldNames().forEachRemaining(names::add);
            assertThat(actual.fieldNames()).as(path + " is closed").toIterable().allMatch(names::contains);
        }
    }

    private static void text(String path, String expected, JsonNode actual) {
        var array = ARRAY.matcher(expected);
        if (array.matches()) {
            assertThat(actual.size()).as(path + " items").isEqualTo(Integer.parseInt(array.group(1)));
            return;
        }
        switch (expected) {
            case "<int>" ->
                assertThat(actual.isIntegralNumber())
                        .as(path + " is whole: " + actual)
                        .isTrue();
            case "<number>" ->
                assertThat(actual.isNumber())
                        .as(path + " is a number: " + actual)
                        .isTrue();
            default -> {
                assertThat(actual.isTextual())
                        .as(path + " is a text: " + actual)
                        .isTrue();
                words(path, expected, actual.asText());
            }
        }
    }

    private static void words(String path, String expected, String actual) {
        switch (expected) {
            case "<string>" -> {}
            case "<z6>" -> assertThat(actual).as(path).matches(Z6);
            case "<uuid>" -> assertThat(UUID.fromString(actual)).as(path).hasToString(actual);
            default -> {
                if (expected.startsWith(CONTAINS)) {
                    assertThat(actual).as(path).contains(expected.substring(CONTAINS.length(), expected.length() - 1));
                } else {
                    assertThat(actual).as(path).isEqualTo(expected);
                }
            }
        }
    }
}
