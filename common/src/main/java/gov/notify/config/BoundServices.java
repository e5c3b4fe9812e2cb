package gov.notify.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The services that Cloud Foundry bound to the program (`VCAP_SERVICES`).
record BoundServices(List<BoundService> all) {

    private static final ObjectMapper JSON = new ObjectMapper();
    static final BoundServices NONE = new BoundServices(List.of());

    /// @param json none of them where it is blank or missing
    /// @throws IllegalArgumentException if it is not a JSON object
    static BoundServices of(Optional<String> json) {
        return json.filter(text -> !text.isBlank()).map(BoundServices::parse).orElse(NONE);
    }

    /// @throws IllegalArgumentException if it is not a JSON object
    static BoundServices parse(String json) {
        JsonNode services;
        try {
            services = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            // The cause is dropped: it may quote credentials.
            throw new IllegalArgumentException("VCAP_SERVICES is not JSON");
        }
        if (!services.isObject()) {
            throw new IllegalArgumentException("VCAP_SERVICES is not a JSON object");
        }
        var all = new ArrayList<BoundService>();
        for (var label : services.properties()) {
            if (label.getValue().isArray()) {
                label.getValue().forEach(service -> all.add(BoundService.of(label.getKey(), service)));
            }
        }
        return new BoundServices(List.copyOf(all));
    }

    /// The URL of the bound Postgres (`aws-rds`). Of several, that which is called as the manifests call it.
    Optional<String> database() {
        return url("aws-rds", "notify-postgres");
    }

    /// The URL of the bound Redis (`aws-elasticache-redis`); `rediss://` where it speaks TLS. Of several, that which is
    /// called as the manifests call it.
    Optional<String> redis() {
        return url("aws-elasticache-redis", "notify-redis");
    }

    Stream<BoundService> labelled(String label) {
        return all.stream().filter(service -> service.label().equals(label));
    }

    private Optional<String> url(String label, String name) {
        return labelled(label)
                .sorted(Comparator.comparing(service -> !service.name().startsWith(name)))
                .flatMap(service -> service.credential("uri").stream())
                .findFirst();
    }

    @Override
    public String toString() {
        return "BoundServices";
    }
}
