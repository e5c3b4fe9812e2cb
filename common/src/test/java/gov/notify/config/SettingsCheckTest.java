package gov.notify.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.security.SecurityConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCheckTest {

    @ConfigMapping(prefix = "example")
    public interface Example {
        @Range(min = "1", max = "10")
        @WithDefault("5")
        int atOnce();

        @Range(min = "0.01")
        @WithDefault("14")
        double rate();

        Inner inner();

        default boolean isLarge() {
            return atOnce() > 5;
        }

        interface Inner {
            @Range(min = "50ms", max = "1m")
            @WithDefault("2s")
            Duration patience();

            @Matching("[a-z]{1,5}")
            @WithName("called")
            Optional<String> name();

            @Matching("\\d+")
            Optional<List<String>> numbers();
        }
    }

    @Test
    void defaults_need_no_setting() {
        assertThat(read(Map.of()).atOnce()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "at-once, 1",
        "at-once, 10",
        "rate, 0.01",
        "rate, 1e9",
        "inner.patience, 50ms",
        "inner.patience, 60s",
        "inner.called, abcde",
        "inner.numbers, '1,22,333'"
    })
    void both_ends_are_included(String name, String value) {
        assertThat(read(Map.of("example." + name, value))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "at-once | 0 | example.at-once must be at least 1",
                "at-once | 11 | example.at-once must be at most 10",
                "rate | 0.001 | example.rate must be at least 0.01",
                "inner.patience | 49ms | example.inner.patience must be at least 50ms",
                "inner.patience | 61s | example.inner.patience must be at most 1m",
                "inner.called | aB | example.inner.called must match [a-z]{1,5}",
                "inner.numbers | 1,b | example.inner.numbers must match \\d+",
            })
    void what_is_outside_is_named(String name, String value, String says) {
        assertThatThrownBy(() -> read(Map.of("example." + name, value)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(says)
                .hasMessageNotContaining(", not ");
    }

    @Test
    void all_that_is_wrong_is_named_at_once() {
        assertThatThrownBy(() -> read(Map.of("example.at-once", "0", "example.inner.called", "ABC")))
                .hasMessageContaining("example.at-once")
                .hasMessageContaining("example.inner.called");
    }

    @Test
    void all_that_is_missing_or_empty_is_named_at_once_with_what_it_wants() {
        var builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(CommonConfig.class)
                .withMapping(SecurityConfig.class)
                .withSources(new PropertiesConfigSource(
                        Map.of("SEALING_KEYS", " ", "NOTIFY_EMAIL_DOMAIN", "a.test"), "test", 100));
        new SettingsCheck().configBuilder(builder);

        assertThatThrownBy(builder::build)
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("DATABASE_URL is missing: a URL of Postgres")
                .hasMessageContaining("AWS_US_TOLL_FREE_NUMBER is missing: a phone number")
                .hasMessageContaining("SEALING_KEYS is missing: id:base64 of 32 bytes")
                .hasMessageContaining("RECIPIENT_HASH_KEY is missing: base64 of at least 32 bytes")
                .hasMessageNotContaining("NOTIFY_EMAIL_DOMAIN");
    }

    private static Example read(Map<String, String> settings) {
        var builder = new SmallRyeConfigBuilder()
                .withMapping(Example.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(settings, "test", 100));
        new SettingsCheck().configBuilder(builder);
        return builder.build().getConfigMapping(Example.class);
    }
}
