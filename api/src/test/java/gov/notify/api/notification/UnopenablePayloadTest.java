package gov.notify.api.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestService;
import gov.notify.sandbox.log.LogLines;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is shown of messages that were sealed with a key that has not come here yet, or whose sealed parts are damaged.
@QuarkusTest
@QuarkusTestResource(Backends.class)
class UnopenablePayloadTest {

    private static final String DAMAGED = "set_byte(sealed, 20, 255 - get_byte(sealed, 20))";
    private static final String OF_A_LATER_KEY = "set_byte(sealed, 0, 9)";

    @Inject
    Services services;

    @Inject
    HttpCalls calls;

    private TestService service =
            new TestService(new UUID(0, 0), new UUID(0, 0), Map.of(), new UUID(0, 0), new UUID(0, 0));

    @BeforeEach
    void aService() {
        service = services.service().make();
    }

    @Test
    void a_damaged_message_is_shown_as_an_erased_one() {
        var id = send("/v2/notifications/email", email()).json().path("id").asText();
        payloadOf(id, DAMAGED);

        try (var log = new LogLines(Views.class.getName())) {
            var shown = calls.get(service, "/v2/notifications/" + id);

            assertThat(shown.status()).isEqualTo(200);
            assertThat(shown.json().path("email_address").asText()).isEqualTo("Unavailable");
            assertThat(shown.json().path("body").asText()).isEqualTo("Dear ((name))");
            assertThat(log.all()).singleElement().asString().contains(id).doesNotContain("ada");
        }
        assertThat(calls.get(service, "/notifications/" + id).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/notifications", "/notifications"})
    void a_damaged_message_hides_no_other_of_its_list(String list) {
        payloadOf(send("/v2/notifications/email", email()).json().path("id").asText(), DAMAGED);
        send("/v2/notifications/email", email());

        var shown = calls.get(service, list);

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.json().path("notifications")).hasSize(2);
        assertThat(shown.body()).contains("Unavailable", "Dear Ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/notifications/", "/notifications/"})
    void a_message_under_a_key_that_is_still_to_come_is_not_shown_yet(String path) {
        var id = send("/v2/notifications/email", email()).json().path("id").asText();
        payloadOf(id, OF_A_LATER_KEY);

        var answer = calls.get(service, path + id);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/notifications/", "/notifications/"})
    void a_message_under_a_key_that_has_not_come_for_an_hour_is_shown_as_an_erased_one(String path) {
        var id = send("/v2/notifications/email", email()).json().path("id").asText();
        payloadOf(id, OF_A_LATER_KEY);
        services.sql(
                "update notifications set created_at = created_at - interval '1 hour' where id = ?",
                UUID.fromString(id));

        try (var log = new LogLines(Views.class.getName())) {
            var shown = calls.get(service, path + id);

            assertThat(shown.status()).isEqualTo(200);
            assertThat(shown.body()).contains("Unavailable", "Dear ((name))");
            assertThat(log.all()).singleElement().asString().contains(id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/notifications", "/notifications"})
    void a_message_under_a_key_that_is_not_here_hides_no_other_of_its_list(String list) {
        payloadOf(send("/v2/notifications/email", email()).json().path("id").asText(), OF_A_LATER_KEY);
        send("/v2/notifications/sms", text());

        var shown = calls.get(service, list);

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.json().path("notifications")).hasSize(2);
        assertThat(shown.body()).contains("Unavailable", "Dear Ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/notifications/email", "/v2/notifications/sms"})
    void a_repeated_send_whose_first_answer_is_damaged_is_answered_by_its_row(String path) {
        var body = path.endsWith("sms") ? text() : email();
        var first = send(path, body).json();
        answerOf(first.path("id").asText(), DAMAGED);

        try (var log = new LogLines("gov.notify.api.send")) {
            var second = send(path, body);

            assertThat(second.status()).isEqualTo(201);
            assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
            assertThat(unfilled(second.json())).isEqualTo(unfilled(first));
            assertThat(second.json().at("/content/body").asText())
                    .startsWith("Dear")
                    .doesNotContain("Ada");
            assertThat(log.all())
                    .singleElement()
                    .asString()
                    .contains(first.path("id").asText());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "sms"})
    void a_repeated_older_send_whose_first_answer_is_damaged_is_answered_by_its_row(String kind) {
        var body = "{\"to\":\"" + (kind.equals("sms") ? "202-555-0123" : "ada@example.com") + "\",\"template\":\""
                + template(kind) + "\",\"personalisation\":{\"name\":\"Ada\"}}";
        var first = send("/notifications/" + kind, body).json();
        answerOf(first.at("/data/notification/id").asText(), DAMAGED);

        var second = send("/notifications/" + kind, body);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json().at("/data/notification")).isEqualTo(first.at("/data/notification"));
        assertThat(second.json().at("/data/template_version")).isEqualTo(first.at("/data/template_version"));
        assertThat(second.json().at("/data/subject")).isEqualTo(first.at("/data/subject"));
        assertThat(second.json().at("/data/body").asText()).startsWith("Dear").doesNotContain("Ada");
    }

    @Test
    void a_repeated_send_whose_first_answer_is_under_a_key_still_to_come_is_asked_to_come_back() {
        var body = email();
        var first = send("/v2/notifications/email", body).json();
        answerOf(first.path("id").asText(), OF_A_LATER_KEY);

        var second = send("/v2/notifications/email", body);

        assertThat(second.status()).isEqualTo(503);
        assertThat(second.header("Retry-After")).isEqualTo("30");
        assertThat(second.json().at("/errors/0/error").asText()).isEqualTo("ServiceUnavailable");
    }

    private static JsonNode unfilled(JsonNode answer) {
        var copy = answer.<ObjectNode>deepCopy();
        copy.withObject("/content").remove("body");
        return copy;
    }

    private String email() {
        return "{\"email_address\":\"ada@example.com\",\"reference\":\"r\",\"template_id\":\"" + template("email")
                + "\",\"personalisation\":{\"name\":\"Ada\"}}";
    }

    private String text() {
        return "{\"phone_number\":\"202-555-0123\",\"template_id\":\"" + template("sms")
                + "\",\"personalisation\":{\"name\":\"Ada\"}}";
    }

    private UUID template(String type) {
        return services.template(service, type, type.equals("email") ? "Hello" : null, "Dear ((name))");
    }

    private HttpCalls.Answer send(String path, String body) {
        var headers = Map.of("Authorization", service.bearer(), "Idempotency-Key", "key of " + body);
        return calls.call("POST", path, headers, body);
    }

    private void payloadOf(String id, String change) {
        services.sql(
                "update notification_payloads set sealed = " + change + " where notification_id = ?",
                UUID.fromString(id));
    }

    private void answerOf(String id, String change) {
        services.sql(
                "update idempotency_keys set sealed_answer = " + change.replace("sealed", "sealed_answer")
                        + " where notification_id = ?",
                UUID.fromString(id));
    }
}
