package gov.notify.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/// The services that Cloud Foundry bound to the program (`VCAP_SERVICES`).
record BoundServices(JsonNode services) {

    private static final ObjectMapper JSON = new ObjectMapper();
    static final BoundServices NONE = new BoundServices(JSON.createObjectNode());

    /// @throws IllegalArgumentException if it is not a JSON object
    static BoundServices parse(String json) {
        try {
            var services = JSON.readTree(json);
            if (services.isObject()) {
                return new BoundServices(services);
            }
        } catch (JsonProcessingException e) {
            // The cause is dropped: it may quote credentials.
            throw new IllegalArgumentException("VCAP_SERVICES is not JSON");
        }
        throw new IllegalArgumentException("VCAP_SERVICES is not a JSON object");
    }

    /// The URL of the bound Postgres (`aws-rds`).
    Optional<String> database() {
        return credential("aws-rds", "uri");
    }

    /// The URL of the bound Redis (`aws-elasticache-redis`); `rediss://` where it speaks TLS.
    Optional<String> redis() {
        return credential("aws-elasticache-redis", "uri");
    }

    private Optional<String> credential(String service, String name) {
        var text = services.path(service).path(0).path("credentials").path(name).asText("");
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    @Override
    public String toString() {
        return "BoundServices";
    }
}
