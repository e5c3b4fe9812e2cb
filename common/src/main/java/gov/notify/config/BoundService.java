package gov.notify.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// One service that Cloud Foundry bound to the program.
///
/// @param label which broker made it, or `user-provided`
/// @param name as an operator called it
/// @param credentials texts by name; an object is its JSON, and an empty text is none
record BoundService(String label, String name, Map<String, String> credentials) {

    static BoundService of(String label, JsonNode service) {
        var credentials = service.path("credentials").properties().stream()
                .filter(credential -> !text(credential.getValue()).isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, credential -> text(credential.getValue())));
        return new BoundService(label, service.path("name").asText(""), credentials);
    }

    Optional<String> credential(String credential) {
        return Optional.ofNullable(credentials.get(credential));
    }

    /// Whether its name has this word, or these, between hyphens: `csv` is one of `notify-csv-demo`.
    boolean isCalled(String words) {
        return ('-' + name + '-').contains('-' + words + '-');
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        return value.isValueNode() ? value.asText().strip() : value.toString();
    }

    /// Without the credentials.
    @Override
    public String toString() {
        return label + " " + name;
    }
}
