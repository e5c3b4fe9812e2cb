package gov.notify.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The environment that the worker is deployed with.
class ManifestTest {

    private static final Path MANIFEST = Path.of("../manifest-worker.yml");
    private static final Pattern VARIABLE = Pattern.compile("      ([A-Z][A-Z_]+): \\(\\((\\w+)\\)\\)");

    @Test
    void names_where_both_providers_of_receipts_publish_their_events() throws IOException {
        var config = new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(environment(), 300))
                .withMapping(ProviderConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .build()
                .getConfigMapping(ProviderConfig.class);

        assertThat(config.ses().configurationSet()).contains("ses_configuration_set");
        assertThat(config.eum().configurationSet()).contains("eum_configuration_set");
    }

    private static Map<String, String> environment() throws IOException {
        var environment = new HashMap<String, String>();
        for (var line : Files.readAllLines(MANIFEST)) {
            var variable = VARIABLE.matcher(line);
            if (variable.matches()) {
                environment.put(variable.group(1), variable.group(2));
            }
        }
        return environment;
    }
}
