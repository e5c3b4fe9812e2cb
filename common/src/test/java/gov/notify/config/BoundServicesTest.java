package gov.notify.config;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.queue.QueueConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What each service binds at cloud.gov, in the shape that its broker gives it.
class BoundServicesTest {

    private static final String MARK = "S3cret";

    @Test
    void of_several_databases_ours_is_taken_and_its_certificate_verified() {
        var config = config("aws-rds");

        assertThat(text(config, "quarkus.datasource.jdbc.url"))
                .contains("jdbc:postgresql://ours.us-gov-west-1.rds.amazonaws.com:5432/notify");
        assertThat(text(config, "quarkus.datasource.username")).contains("u1");
        assertThat(text(config, "quarkus.datasource.password")).contains("S3cret/of:ours");
        assertThat(text(config, "quarkus.datasource.jdbc.additional-jdbc-properties.sslmode"))
                .contains("verify-full");
        assertThat(text(config, "quarkus.datasource.jdbc.additional-jdbc-properties.sslfactory"))
                .contains(PostgresTrust.class.getName());
    }

    @Test
    void of_several_caches_ours_is_taken_in_tls() {
        var config = config("aws-elasticache-redis");

        assertThat(text(config, "quarkus.redis.hosts"))
                .contains("rediss://:S3cret-of-redis@ours.usgw1.cache.amazonaws.com:6379");
        assertThat(text(config, "quarkus.redis.tls.hostname-verification-algorithm"))
                .contains("HTTPS");
    }

    @Test
    void buckets_are_told_apart_by_their_names_and_not_by_their_order() {
        var config = config("s3");

        assertThat(text(config, "CSV_BUCKET_NAME")).contains("cg-csv");
        assertThat(text(config, "CSV_AWS_ACCESS_KEY_ID")).contains("AKEYCSV");
        assertThat(text(config, "CSV_AWS_SECRET_ACCESS_KEY")).contains("S3cret-of-csv");
        assertThat(text(config, "CSV_AWS_REGION")).contains("us-gov-west-1");
        assertThat(text(config, "CONTACT_LIST_BUCKET_NAME")).contains("cg-contacts");
        assertThat(text(config, "LOGO_BUCKET_NAME")).isEmpty();
    }

    @Test
    void brokers_of_ses_and_sns_say_who_we_are_and_which_topics_to_believe() {
        var config = config("brokers");

        assertThat(text(config, "ses.aws.access-key-id")).contains("AKEYSES");
        assertThat(text(config, "ses.aws.secret-access-key")).contains("S3cret-of-ses");
        assertThat(text(config, "ses.aws.region")).contains("us-gov-west-1");
        assertThat(text(config, "sns.aws.access-key-id")).contains("AKEYSNS");
        assertThat(text(config, "sns.aws.secret-access-key")).contains("S3cret-of-sns");
        assertThat(text(config, "sns.aws.region")).contains("us-gov-east-1");
        assertThat(text(config, "notify.receipts.topic-arns").orElseThrow().split(","))
                .containsExactly(topic("bounce"), topic("complaint"), topic("delivery"));
    }

    @Test
    void an_autoscaler_says_where_its_metrics_are_posted_unless_the_environment_does() {
        assertThat(text(config("app-autoscaler"), "notify.autoscaler.custom-metrics"))
                .contains("{\"username\":\"scales\",\"password\":\"S3cret-of-metrics\","
                        + "\"url\":\"https://metrics.autoscaler.example\","
                        + "\"mtls_url\":\"https://mtls-metrics.autoscaler.example\"}");
        assertThat(text(
                        config("app-autoscaler", Map.of("NOTIFY_AUTOSCALER_CUSTOM_METRICS", "{}")),
                        "notify.autoscaler.custom-metrics"))
                .contains("{}");
    }

    @Test
    void a_brokers_topics_are_added_to_those_that_are_given() {
        var config = config("brokers", Map.of("NOTIFY_RECEIPTS_TOPIC_ARNS", topic("mine")));

        assertThat(text(config, "notify.receipts.topic-arns").orElseThrow().split(","))
                .containsExactly(topic("mine"), topic("bounce"), topic("complaint"), topic("delivery"));
        assertThat(text(
                        config("s3", Map.of("NOTIFY_RECEIPTS_TOPIC_ARNS", topic("mine"))),
                        "notify.receipts.topic-arns"))
                .contains(topic("mine"));
    }

    @Test
    void what_is_provided_for_notify_is_read_by_the_names_of_its_variables_and_nothing_else_is() {
        var config = config("user-provided");

        assertThat(text(config, "SEALING_KEYS")).contains("1:S3cret-of-sealing");
        assertThat(text(config, "RECIPIENT_HASH_KEY")).contains("S3cret-of-hashes");
        assertThat(text(config, "ses.aws.access-key-id")).contains("AKEYOWNSES");
        assertThat(text(config, "NOTIFY_EGRESS_PROXY"))
                .contains("http://demo:S3cret-of-proxy@egress.apps.internal:8080");
        assertThat(text(config, "INTERNAL_CLIENT_API_KEYS")).contains("{\"notify-admin\":[\"S3cret-new\"]}");
        assertThat(text(config, "ROUTE_SECRET_KEY_1")).isEmpty();
        assertThat(text(config, "ROUTE_SECRET_KEY_2")).isEmpty();
        assertThat(text(config, "ADMIN_BASE_URL")).isEmpty();
        assertThat(config.getConfigMapping(QueueConfig.class).workersAssumed()).isEqualTo(7);
    }

    @Test
    void what_an_operator_provides_wins_over_a_broker_and_the_environment_over_both() {
        var both = whole("brokers").replaceAll("}\\s*$", ",")
                + whole("user-provided").replaceAll("^\\s*\\{", "");

        assertThat(text(given(both, Map.of()), "ses.aws.access-key-id")).contains("AKEYOWNSES");
        assertThat(text(given(both, Map.of()), "sns.aws.region")).contains("us-gov-east-1");
        assertThat(text(given(both, Map.of("SES_AWS_ACCESS_KEY_ID", "MINE")), "ses.aws.access-key-id"))
                .contains("MINE");
    }

    @Test
    void what_is_set_to_something_else_is_named_once_and_neither_is_shown() {
        var services = BoundServices.parse(whole("user-provided"));

        assertThat(BoundVariables.overruled(
                        services,
                        Map.of(
                                "SEALING_KEYS",
                                "1:S3cret-of-my-own",
                                "RECIPIENT_HASH_KEY",
                                "S3cret-of-hashes",
                                "PATH",
                                "/")))
                .containsExactly("SEALING_KEYS is set, and a bound service says otherwise: what is set holds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws-rds", "aws-elasticache-redis", "s3", "brokers", "app-autoscaler", "user-provided"})
    void no_service_shows_its_credentials_when_it_is_printed(String shape) {
        var services = BoundServices.parse(whole(shape));

        assertThat(whole(shape)).contains(MARK);
        assertThat(services + " " + services.all()).doesNotContain(MARK);
    }

    @Test
    void what_is_not_as_it_should_be_is_no_service() {
        var odd = given("""
                {"user-provided": {"name": "notify-secrets"}, "s3": [1, null, {"name": "notify-csv"}], "aws-rds": "S3cret"}
                """, Map.of());

        assertThat(text(odd, "CSV_BUCKET_NAME")).isEmpty();
        assertThat(text(odd, "quarkus.datasource.jdbc.url")).isEmpty();
    }

    private static String topic(String kind) {
        return "arn:aws-us-gov:sns:us-gov-west-1:123456789012:notify-" + kind;
    }

    private static Optional<String> text(SmallRyeConfig config, String name) {
        return config.getOptionalValue(name, String.class);
    }

    private static SmallRyeConfig config(String shape) {
        return config(shape, Map.of());
    }

    private static SmallRyeConfig config(String shape, Map<String, String> environment) {
        return given(whole(shape), environment);
    }

    private static SmallRyeConfig given(String services, Map<String, String> environment) {
        var all = new HashMap<>(environment);
        all.put("VCAP_SERVICES", services);
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new EnvConfigSource(all, 300))
                .withSources(new PlatformConfigSourceFactory())
                .withMapping(QueueConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .build();
    }

    private static String whole(String shape) {
        try (var file = BoundServicesTest.class.getResourceAsStream("/vcap/" + shape + ".json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
