package gov.notify.worker.scale;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// The autoscaler's settings as a platform hands them to a program.
final class AutoscalerSettings {

    private AutoscalerSettings() {}

    /// @param named by their settings, or by the platform's variables
    static AutoscalerConfig of(Map<String, String> named) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(AutoscalerConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(named, "test", 100))
                .build()
                .getConfigMapping(AutoscalerConfig.class);
    }

    /// Of an autoscaler that gives a password.
    static AutoscalerConfig with(String url, Map<String, String> more) {
        var all = new HashMap<String, String>(Map.of(
                "notify.autoscaler.custom-metrics",
                "{\"url\":\"" + url
                        + "\",\"username\":\"user\",\"password\":\"secret:word\",\"mtls_url\":\"https://m\"}",
                "VCAP_APPLICATION",
                "{\"application_id\":\"58d162ad\",\"application_name\":\"notify-worker\"}",
                "CF_INSTANCE_INDEX",
                "3"));
        all.putAll(more);
        return of(all);
    }
}
