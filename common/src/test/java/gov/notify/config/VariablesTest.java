package gov.notify.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VariablesTest {

    @Test
    void what_a_program_reads_is_no_news() {
        assertThat(Variables.unread(Stream.of(
                        "PATH",
                        "QUARKUS_HTTP_PORT",
                        "NOTIFY_DELIVERY_PERMITS",
                        "notify.delivery.permits",
                        "NOTIFY_EMAIL_DOMAIN",
                        "NOTIFY_RECEIPTS_TOPIC_ARNS")))
                .isEmpty();
    }

    @Test
    void a_misspelt_variable_is_named_once_beside_what_it_looks_like() {
        assertThat(Variables.unread(Stream.of("NOTIFY_DELIVERY_PERMIT", "notify.delivery.permit")))
                .containsExactly("NOTIFY_DELIVERY_PERMIT is set, but nothing reads it; is it NOTIFY_DELIVERY_PERMITS?");
    }

    @Test
    void a_variable_like_no_other_is_named_alone() {
        assertThat(Variables.unread(Stream.of("NOTIFY_WEATHER_FORECAST")))
                .containsExactly("NOTIFY_WEATHER_FORECAST is set, but nothing reads it");
    }

    @Test
    void a_default_of_a_mapping_is_nothing_that_somebody_has_set() {
        var config = new SmallRyeConfigBuilder()
                .withDefaultValue("notify.weather.forecast", "rain")
                .withSources(new PropertiesConfigSource(Map.of("NOTIFY_SUN", "yes"), "environment", 300))
                .build();

        assertThat(Variables.set(config)).contains("NOTIFY_SUN").doesNotContain("notify.weather.forecast");
    }
}
