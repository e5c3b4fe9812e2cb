package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may use the admin application's routes.
@QuarkusTest
@QuarkusTestResource(Backends.class)
class AdminAuthenticationTest {

    private static final String PATH = "/service/" + UUID.randomUUID() + "/email-reply-to";
    private static final String HEADER = "{\"typ\":\"JWT\",\"alg\":\"HS256\"}";
    private static final String NOT_A_TOKEN = "Invalid token: make sure your API token matches the example at"
            + " https://docs.notifications.service.gov.uk/rest-api.html#authorisation-header";
    private static final String KEY_NOT_FOUND = "Invalid token: API key not found";
    private static final String CLOCK = "Error: Your system clock must be accurate to within 30 seconds";

    @Inject
    Services services;

    @Inject
    HttpCalls calls;

    static Stream<Arguments> refused() {
        long now = Instant.now().getEpochSecond();
        return Stream.of(
                arguments("", 401, "Unauthorized: authentication token must be provided"),
                arguments("Basic abc", 401, "Unauthorized: authentication bearer scheme must be used"),
                arguments("Bearer abc", 403, NOT_A_TOKEN),
                arguments(signed("{\"iat\":" + now + "}"), 403, "Invalid token: iss field not provided"),
                arguments(
                        signed("{\"iss\":\"notify-other\",\"iat\":" + now + "}"),
                        401,
                        "Unauthorized: not allowed to perform this action"),
                arguments(
                        signed("{\"iss\":null,\"iat\":" + now + "}"),
                        401,
                        "Unauthorized: not allowed to perform this action"),
                arguments(
                        "Bearer " + Tokens.signed("{\"alg\":\"HS512\"}", claims(now), Admin.SECRET, "HmacSHA512"),
                        403,
                        "Invalid token: algorithm used is not HS256"),
                arguments(
                        "Bearer " + Tokens.unsigned("{\"alg\":\"none\"}", claims(now)),
                        403,
                        "Invalid token: algorithm used is not HS256"),
                arguments("Bearer " + Tokens.signed(HEADER, claims(now), "another secret"), 403, KEY_NOT_FOUND),
                arguments("Bearer " + Tokens.unsigned(HEADER, claims(now)), 403, KEY_NOT_FOUND),
                arguments(signed("{\"iss\":\"notify-admin\"}"), 403, KEY_NOT_FOUND),
                arguments(signed(claims(now - 40)), 403, CLOCK),
                arguments(signed(claims(now + 40)), 403, CLOCK),
                arguments(signed("{\"iss\":\"notify-admin\",\"iat\":null}"), 403, CLOCK),
                arguments(
                        signed("{\"iss\":\"notify-admin\",\"iat\":" + now + ",\"exp\":" + (now - 60) + "}"),
                        403,
                        NOT_A_TOKEN),
                arguments(
                        signed("{\"iss\":\"notify-admin\",\"iat\":" + now + ",\"nbf\":" + (now + 60) + "}"),
                        403,
                        NOT_A_TOKEN));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void a_token_that_does_not_convince_is_refused_in_the_contracts_words(
            String authorization, int status, String text) {
        var headers = authorization.isEmpty() ? Map.<String, String>of() : Map.of("Authorization", authorization);

        var answer = calls.call("GET", PATH, headers, null);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().at("/result").asText()).isEqualTo("error");
        assertThat(answer.json().at("/message/token/0").asText()).isEqualTo(text);
    }

    @Test
    void a_services_key_opens_no_route_of_the_admin_application() {
        var service = services.service().make();
        var path = "/service/" + service.id() + "/email-reply-to";

        var answer = calls.call("GET", path, Map.of("Authorization", service.bearer()), null);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().at("/message/token/0").asText())
                .isEqualTo("Unauthorized: not allowed to perform this action");
    }

    @Test
    void the_admin_applications_token_opens_no_route_of_services() {
        var answer = calls.call(
                "GET",
                "/v2/templates",
                Map.of("Authorization", "Bearer " + Tokens.of(Admin.CLIENT, Admin.SECRET)),
                null);

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void an_unknown_path_needs_no_token() {
        assertThat(calls.call("GET", PATH + "/a/b/c", Map.of(), null).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-1-1-1-1", "nobody", "00000000000000000000000000000000"})
    void an_id_that_is_none_makes_an_unknown_path(String id) {
        for (var path : List.of("/service/" + id + "/email-reply-to", PATH + "/" + id)) {
            assertThat(calls.call("GET", path, Map.of(), null).status()).isEqualTo(404);
            assertThat(calls.call("POST", path, Map.of(), "{}").status()).isEqualTo(404);
        }
    }

    @Test
    void answers_stay_out_of_caches() {
        assertThat(new Admin(calls).get(PATH).header("Cache-Control")).isEqualTo("no-store");
    }

    private static String claims(long issued) {
        return "{\"iss\":\"notify-admin\",\"iat\":" + issued + "}";
    }

    private static String signed(String claims) {
        return "Bearer " + Tokens.signed(HEADER, claims, Admin.SECRET);
    }
}
