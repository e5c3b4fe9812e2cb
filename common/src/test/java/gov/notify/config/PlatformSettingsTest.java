package gov.notify.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Settings that follow from what a platform hands a program.
class PlatformSettingsTest {

    private static final String POSTGRES = "quarkus.datasource.jdbc.url";
    private static final String REDIS = "quarkus.redis.hosts";
    private static final String SSL_MODE = "quarkus.datasource.jdbc.additional-jdbc-properties.sslmode";
    private static final String BOUND = """
            {"aws-rds": [
               {"name": "notify-db", "credentials": {"uri": "postgres://u:p%40ss@rds.example:5432/db", "port": "5432"}},
               {"name": "other-db", "credentials": {"uri": "postgres://x:y@other.example:5432/db"}}],
             "aws-elasticache-redis": [
               {"credentials": {"uri": "redis://:secret@cache.example:6379", "host": "cache.example"}}],
             "s3": [{"credentials": {"bucket": "b"}}], "user-provided": []}
            """;

    @Test
    void bound_services_are_found_beside_others() {
        var config = config(Map.of("VCAP_SERVICES", BOUND));

        assertThat(text(config, POSTGRES)).contains("jdbc:postgresql://rds.example:5432/db");
        assertThat(text(config, "quarkus.datasource.username")).contains("u");
        assertThat(text(config, "quarkus.datasource.password")).contains("p@ss");
        assertThat(text(config, REDIS)).contains("rediss://:secret@cache.example:6379");
    }

    @Test
    void a_variable_wins_over_a_bound_service() {
        var config = config(
                Map.of("VCAP_SERVICES", BOUND, "DATABASE_URL", "postgres://u:p@mine/n", "REDIS_URL", "redis://mine:1"));

        assertThat(text(config, POSTGRES)).contains("jdbc:postgresql://mine:5432/n");
        assertThat(text(config, REDIS)).contains("redis://mine:1");
    }

    @Test
    void a_blank_variable_is_none() {
        var config = config(Map.of("VCAP_SERVICES", BOUND, "DATABASE_URL", "  ", "REDIS_URL", ""));

        assertThat(text(config, POSTGRES)).contains("jdbc:postgresql://rds.example:5432/db");
        assertThat(text(config, REDIS)).contains("rediss://:secret@cache.example:6379");
    }

    @Test
    void blanks_around_a_variable_count_for_nothing() {
        assertThat(text(config(Map.of("REDIS_URL", " redis://mine:1\n")), REDIS))
                .contains("redis://mine:1");
    }

    @Test
    void what_an_operator_says_in_quarkus_own_words_wins() {
        var config = config(Map.of("DATABASE_URL", "postgres://u:p@mine/n", POSTGRES, "jdbc:postgresql://own/n"));

        assertThat(text(config, POSTGRES)).contains("jdbc:postgresql://own/n");
    }

    @Test
    void without_a_platform_nothing_follows() {
        var config = config(Map.of("VCAP_SERVICES", "{}"));

        assertThat(text(config, POSTGRES)).isEmpty();
        assertThat(text(config, REDIS)).isEmpty();
        assertThat(text(config(Map.of()), POSTGRES)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"aws-rds\": []}",
                "{\"aws-rds\": [{}]}",
                "{\"aws-rds\": [{\"credentials\": {\"uri\": \"\"}}]}",
                "{\"aws-rds\": {\"credentials\": {\"uri\": \"postgres://u:p@h/n\"}}}",
                "{\"AWS-RDS\": [{\"credentials\": {\"uri\": \"postgres://u:p@h/n\"}}]}"
            })
    void a_service_that_gives_no_address_is_none(String services) {
        assertThat(text(config(Map.of("VCAP_SERVICES", services)), POSTGRES)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"S3cret", "[\"S3cret\"]", "{\"a\": \"S3cret\"", "\"S3cret\"", "null"})
    void what_is_no_json_object_is_refused_without_being_quoted(String services) {
        assertThatThrownBy(() -> config(Map.of("VCAP_SERVICES", services)))
                .hasStackTraceContaining("VCAP_SERVICES is not")
                .extracting(Throwables::getStackTrace)
                .asString()
                .doesNotContain("S3cret");
    }

    @Test
    void postgres_is_verified_wherever_real_people_may_be() {
        var url = "postgres://u:p@mine/n";

        assertThat(text(config(Map.of("DATABASE_URL", url)), SSL_MODE)).contains("verify-full");
        for (var word : new String[] {"production", "staging", "demo", "sandbox", "Development", "tests"}) {
            assertThat(text(config(Map.of("DATABASE_URL", url, "NOTIFY_ENVIRONMENT", word)), SSL_MODE))
                    .as(word)
                    .contains("verify-full");
        }
        for (var word : new String[] {"development", "test"}) {
            assertThat(text(config(Map.of("DATABASE_URL", url, "NOTIFY_ENVIRONMENT", word)), SSL_MODE))
                    .as(word)
                    .isEmpty();
        }
        assertThat(text(config(Map.of("DATABASE_URL", url, "PGSSLMODE", "require")), SSL_MODE))
                .contains("require");
    }

    @Test
    void bound_services_show_no_credentials() {
        assertThat(BoundServices.parse(BOUND)).hasToString("BoundServices");
    }

    private static Optional<String> text(SmallRyeConfig config, String name) {
        return config.getOptionalValue(name, String.class);
    }

    private static SmallRyeConfig config(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(environment, "environment", 300))
                .withSources(new PlatformConfigSourceFactory())
                .build();
    }
}
