package gov.notify.worker.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoscalerTargetTest {

    private static final String SERVICE = "notify.autoscaler.custom-metrics";
    private static final String APPLICATION = "notify.autoscaler.application";
    private static final String MUTUAL = "{\"mtls_url\":\"https://mtls.example\"}";

    @Test
    void without_a_bound_service_there_is_none() {
        assertThat(AutoscalerTarget.of(AutoscalerSettings.of(Map.of()))).isEmpty();
        assertThat(AutoscalerTarget.of(AutoscalerSettings.of(Map.of("VCAP_APPLICATION", "{}"))))
                .isEmpty();
    }

    @Test
    void with_a_password_it_is_the_address_of_this_application_and_the_password() {
        var config = AutoscalerSettings.with("https://metrics.example/", Map.of());
        var target = AutoscalerTarget.of(config).orElseThrow();

        assertThat(target.address()).hasToString("https://metrics.example/v1/apps/58d162ad/metrics");
        assertThat(target.proof()).isEqualTo(new AutoscalerTarget.Proof.Password("Basic dXNlcjpzZWNyZXQ6d29yZA=="));
        assertThat(target.toString()).doesNotContain("secret", "dXNl");
        assertThat(config.instance()).isEqualTo(3);
    }

    @Test
    void without_a_password_it_is_the_other_address_and_the_instances_certificate() {
        var target = AutoscalerTarget.of(AutoscalerSettings.of(Map.of(
                        SERVICE,
                        MUTUAL,
                        APPLICATION,
                        "58d162ad",
                        "CF_INSTANCE_CERT",
                        "/etc/c.crt",
                        "CF_INSTANCE_KEY",
                        "/k")))
                .orElseThrow();

        assertThat(target.address()).hasToString("https://mtls.example/v1/apps/58d162ad/metrics");
        assertThat(target.proof()).isInstanceOf(AutoscalerTarget.Proof.Certificate.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "not JSON secret           | 58d162ad         | NOTIFY_AUTOSCALER_CUSTOM_METRICS is not a JSON object",
                "[\"secret\"]              | 58d162ad         | NOTIFY_AUTOSCALER_CUSTOM_METRICS is not a JSON object",
                "{}                        | 58d162ad         | neither url, username and password, nor mtls_url",
                "{\"mtls_url\":\"https://secret\"} | 58d162ad | CF_INSTANCE_CERT and CF_INSTANCE_KEY must name files",
                "{\"url\":\"secret\",\"username\":\"u\"} | 58d162ad | has a URL that is none",
                "{\"url\":\"https://a secret\",\"username\":\"u\"} | 58d162ad | has a URL that is none",
                "{\"mtls_url\":\"https://secret\"} | none     | NOTIFY_AUTOSCALER_APPLICATION (or VCAP_APPLICATION) is missing",
                "{\"mtls_url\":\"https://secret\"} | {\"application_name\":\"secret\"} | VCAP_APPLICATION) is missing",
                "{\"mtls_url\":\"https://secret\"} | {secret  | VCAP_APPLICATION is not a JSON object",
            })
    void what_is_missing_or_wrong_is_said_without_its_value(
            String service, @Nullable String application, String sentence) {
        var settings =
                application == null ? Map.of(SERVICE, service) : Map.of(SERVICE, service, APPLICATION, application);
        var config = AutoscalerSettings.of(settings);

        assertThatThrownBy(() -> AutoscalerTarget.of(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }
}
