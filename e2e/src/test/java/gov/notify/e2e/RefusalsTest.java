package gov.notify.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.e2e.world.Demo;
import gov.notify.e2e.world.Web;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is wrong gets the contract's error, and nothing is stored.
class RefusalsTest {
    private static final String EMAIL = "/v2/notifications/email";

    private final Demo demo = SharedWorld.world().demo();
    private long before;

    @BeforeEach
    void count() {
        before = SharedWorld.stored();
    }

    @AfterEach
    void nothing_is_stored() {
        assertThat(SharedWorld.stored()).isEqualTo(before);
    }

    @Test
    void a_token_of_another_key() {
        var token = demo.token(UUID.randomUUID().toString(), Instant.now());
        var answer = SharedWorld.post(EMAIL, email(), Map.of("Authorization", "Bearer " + token));

        assertError(answer, 403, "AuthError", "Invalid token: API key not found");
    }

    @Test
    void an_unknown_template() {
        var body = email().replace(demo.emailTemplateId(), UUID.randomUUID().toString());

        assertError(SharedWorld.post(EMAIL, body, Map.of()), 400, "BadRequestError", "Template not found");
    }

    @Test
    void a_missing_placeholder() {
        var body = email().replace("\"name\":\"Ana\",", "");

        assertError(SharedWorld.post(EMAIL, body, Map.of()), 400, "BadRequestError", "Missing personalisation: name");
    }

    @Test
    void json_that_is_none() {
        assertError(
                SharedWorld.post(EMAIL, "{\"email_address\": ", Map.of()),
                400,
                "BadRequestError",
                "Invalid JSON supplied in POST data");
    }

    @Test
    void a_body_over_10_megabytes() {
        var body = "{\"email_address\":\"" + "a".repeat(10 * 1024 * 1024) + "\"}";

        assertError(
                SharedWorld.post(EMAIL, body, Map.of()),
                413,
                "RequestEntityTooLarge",
                "Request body is larger than 10485760 bytes");
    }

    @Test
    void a_wrong_method() {
        var answer = Web.call("PUT", SharedWorld.api().url() + EMAIL, email(), Map.of());

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.json().path("result").asText()).isEqualTo("error");
        assertThat(answer.json().path("message").asText())
                .isEqualTo("The method is not allowed for the requested URL.");
    }

    private String email() {
        return demo.emailBody("ada@example.gov");
    }

    private static void assertError(Web.Answer answer, int status, String error, String message) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("status_code").asInt()).isEqualTo(status);
        var first = answer.json().path("errors").path(0);
        assertThat(first.path("error").asText()).isEqualTo(error);
        assertThat(first.path("message").asText()).isEqualTo(message);
    }
}
