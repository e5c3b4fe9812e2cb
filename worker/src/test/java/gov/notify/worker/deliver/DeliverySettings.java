package gov.notify.worker.deliver;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/// Settings with their defaults, apart from those a test names.
final class DeliverySettings {

    private DeliverySettings() {}

    static <T> T of(Class<T> mapping, Map<String, String> named) {
        return new SmallRyeConfigBuilder()
                .withMapping(mapping)
                .withMappingIgnore("notify.**")
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(named, "test", 100))
                .build()
                .getConfigMapping(mapping);
    }
}
