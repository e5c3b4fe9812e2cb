package gov.notify.api.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Only what came through our own proxy is let in where that is switched on.
@QuarkusTest
@QuarkusTestResource(Backends.class)
class ProxySecretTest {

    private static final String TEMPLATES = "/v2/templates";
    private static final String REPLY_TOS = "/service/" + UUID.randomUUID() + "/email-reply-to";
    private static final String FORBIDDEN = "Forbidden: invalid authentication token provided";

    @Inject
    Services services;

    @Inject
    ProxySecret proxy;

    @Inject
    HttpCalls calls;

    @BeforeEach
    void switchedOn() {
        QuarkusMock.installMockForInstance(new ProxySecret(true, List.of("first", "", "second")), proxy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "second"})
    void either_secret_lets_both_families_in(String secret) {
        assertThat(get(TEMPLATES, ofService(), secret).status()).isEqualTo(200);
        assertThat(get(REPLY_TOS, ofAdmin(), secret).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "First", "firs", "firstsecond"})
    void another_secret_is_refused_in_the_shape_of_the_family(String secret) {
        var toService = get(TEMPLATES, ofService(), secret);
        assertThat(toService.status()).isEqualTo(403);
        assertThat(toService.json().at("/errors/0/error").asText()).isEqualTo("AuthError");
        assertThat(toService.json().at("/errors/0/message").asText()).isEqualTo(FORBIDDEN);

        var toAdmin = get(REPLY_TOS, ofAdmin(), secret);
        assertThat(toAdmin.status()).isEqualTo(403);
        assertThat(toAdmin.body()).isEqualTo("{\"result\":\"error\",\"message\":\"" + FORBIDDEN + "\"}");
    }

    @Test
    void who_has_no_secret_is_not_told_whether_a_token_is_good() {
        assertThat(get(REPLY_TOS, "Bearer nothing", "other")
                        .json()
                        .get("message")
                        .asText())
                .isEqualTo(FORBIDDEN);
    }

    @Test
    void switched_on_without_a_secret_it_does_not_start() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProxySecret(true, List.of("")))
                .withMessageContaining("ROUTE_SECRET_KEY_1");
    }

    private HttpCalls.Answer get(String path, String authorization, String secret) {
        return calls.call("GET", path, Map.of("Authorization", authorization, "X-Custom-Forwarder", secret), null);
    }

    private String ofService() {
        return services.service().make().bearer();
    }

    private static String ofAdmin() {
        return "Bearer " + Tokens.of(Admin.CLIENT, Admin.SECRET);
    }
}
