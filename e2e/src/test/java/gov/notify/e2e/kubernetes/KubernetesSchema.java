package gov.notify.e2e.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// What Kubernetes' own schema, as its Java client has it, says of an object: fields that it does not
/// know, fields that are missing, values of another type.
final class KubernetesSchema {

    private static final Map<String, Kind> KINDS = Map.of(
            "apps/v1 Deployment", new Kind(V1Deployment.class, V1Deployment::validateJsonElement),
            "batch/v1 Job", new Kind(V1Job.class, V1Job::validateJsonElement),
            "v1 Service", new Kind(V1Service.class, V1Service::validateJsonElement),
            "policy/v1 PodDisruptionBudget",
                    new Kind(V1PodDisruptionBudget.class, V1PodDisruptionBudget::validateJsonElement));

    static {
        new JSON(); // makes the reader of dates and quantities
    }

    private KubernetesSchema() {}

    /// @return the first fault, if there is one
    static List<String> findings(JsonNode object) {
        var name =
                object.path("apiVersion").asText() + " " + object.path("kind").asText();
        var kind = KINDS.get(name);
        if (kind == null) {
            return List.of("'" + name + "' is no kind that is used here");
        }
        try {
            var element = JsonParser.parseString(object.toString());
            kind.check().of(element);
            var _ = JSON.getGson().fromJson(element, kind.type());
            return List.of();
        } catch (IOException | RuntimeException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private record Kind(Class<?> type, Check check) {}

    private interface Check {
        void of(JsonElement element) throws IOException;
    }
}
