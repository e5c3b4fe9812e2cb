package gov.notify.worker.scale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/// Where custom metrics are posted, and what proves who we are.
///
/// Source: app-autoscaler, `schema/api/custom-metrics-api.openapi.yaml`: `POST /v1/apps/{application}/metrics`, with a
/// password or with the certificate that the platform gives each instance.
record AutoscalerTarget(URI address, Proof proof) {

    private static final ObjectMapper JSON = new ObjectMapper();

    sealed interface Proof {

        /// @param header value of `Authorization`
        record Password(String header) implements Proof {
            @Override
            public String toString() {
                return "Password";
            }
        }

        /// @param certificate PEM file
        /// @param key PEM file
        record Certificate(Path certificate, Path key) implements Proof {}
    }

    /// Empty where no autoscaler is bound.
    ///
    /// @throws IllegalArgumentException naming the setting that is missing or cannot be read, without its value
    static Optional<AutoscalerTarget> of(AutoscalerConfig config) {
        return config.customMetrics().map(text -> {
            var service = object(text, "NOTIFY_AUTOSCALER_CUSTOM_METRICS");
            var application = config.application()
                    .map(AutoscalerTarget::applicationId)
                    .filter(id -> !id.isEmpty())
                    .orElseThrow(
                            () -> new IllegalArgumentException(
                                    "NOTIFY_AUTOSCALER_APPLICATION (or VCAP_APPLICATION) is missing: which application is scaled"));
            return of(service, application, config);
        });
    }

    private static AutoscalerTarget of(JsonNode service, String application, AutoscalerConfig config) {
        var url = service.path("url").asText("");
        var user = service.path("username").asText("");
        if (!url.isEmpty() && !user.isEmpty()) {
            var pair = user + ":" + service.path("password").asText("");
            var header = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
            return new AutoscalerTarget(address(url, application), new Proof.Password(header));
        }
        var mutual = service.path("mtls_url").asText("");
        if (!mutual.isEmpty()
                && config.certificate().isPresent()
                && config.key().isPresent()) {
            var proof = new Proof.Certificate(
                    Path.of(config.certificate().get()), Path.of(config.key().get()));
            return new AutoscalerTarget(address(mutual, application), proof);
        }
        throw new IllegalArgumentException(
                "NOTIFY_AUTOSCALER_CUSTOM_METRICS has neither url, username and password, nor"
                        + " mtls_url, for which CF_INSTANCE_CERT and CF_INSTANCE_KEY must name files");
    }

    private static URI address(String url, String application) {
        try {
            var base = URI.create(url.replaceFirst("/+$", "") + "/v1/apps/" + application + "/metrics");
            if (("https".equals(base.getScheme()) || "http".equals(base.getScheme())) && base.getHost() != null) {
                return base;
            }
        } catch (IllegalArgumentException _) {
            // Said below, without the value.
        }
        throw new IllegalArgumentException("NOTIFY_AUTOSCALER_CUSTOM_METRICS has a URL that is none");
    }

    private static String applicationId(String text) {
        var stripped = text.strip();
        return stripped.startsWith("{")
                ? object(stripped, "VCAP_APPLICATION").path("application_id").asText("")
                : stripped;
    }

    private static JsonNode object(String text, String name) {
        try {
            var json = JSON.readTree(text);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException _) {
            // Dropped: it may quote a password.
        }
        throw new IllegalArgumentException(name + " is not a JSON object");
    }
}
