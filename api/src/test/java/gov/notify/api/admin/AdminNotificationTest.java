package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What people see of one message (docs/contract/admin-notifications.md, 5.1).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class AdminNotificationTest {

    private static final String NOTIFY = "/service/d6aa2c68-a2d9-4437-ab19-3ae8eb202553/notifications/";

    @Inject
    Services services;

    @Inject
    HttpCalls calls;

    @Inject
    Admin admin;

    @Test
    void a_message_of_a_key_is_shown_with_all_its_fields() {
        var service = services.service().make();
        var template = services.template(service, "email", "Hello ((name))", "Dear ((name))");
        var sent = send(service, "/v2/notifications/email", """
                {"email_address":"Ada@Example.com","template_id":"%s","personalisation":{"name":"Ada"},"reference":"r1"}
                """.formatted(template));

        var answer = admin.get("/service/" + service.id() + "/notifications/" + sent);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var shown = answer.json();
        assertThat(shown.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "id",
                        "status",
                        "notification_type",
                        "to",
                        "normalised_to",
                        "template",
                        "template_version",
                        "personalisation",
                        "job",
                        "job_row_number",
                        "service",
                        "api_key",
                        "key_name",
                        "key_type",
                        "created_by",
                        "created_at",
                        "sent_at",
                        "updated_at",
                        "sent_by",
                        "reference",
                        "client_reference",
                        "reply_to_text",
                        "billable_units",
                        "rate_multiplier",
                        "message_cost",
                        "international",
                        "phone_prefix",
                        "provider_response",
                        "carrier",
                        "message_id",
                        "document_download_count");
        assertThat(shown.get("to").asText()).isEqualTo("Ada@Example.com");
        assertThat(shown.get("normalised_to").asText()).isEqualTo("ada@example.com");
        assertThat(shown.at("/personalisation/name").asText()).isEqualTo("Ada");
        assertThat(shown.at("/template").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "id", "version", "name", "template_type", "content", "subject", "redact_personalisation");
        assertThat(shown.at("/template/content").asText()).isEqualTo("Dear ((name))");
        assertThat(shown.get("key_name").asText()).startsWith("normal ");
        assertThat(shown.get("client_reference").asText()).isEqualTo("r1");
        assertThat(shown.get("reply_to_text").asText()).isEqualTo("answers@agency.gov");
        assertThat(shown.get("created_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+00:00");
        assertThat(shown.get("created_by").isNull()).isTrue();
    }

    @Test
    void a_text_abroad_shows_what_a_fragment_of_it_costs() {
        var service = services.service().make();
        var template = services.template(service, "sms", null, "Hello");
        var sent = send(service, "/v2/notifications/sms", """
                {"phone_number":"+44 7700 900 123","template_id":"%s"}
                """.formatted(template));

        var shown = shown(service.id(), sent);

        assertThat(shown.get("to").asText()).isEqualTo("+44 7700 900 123");
        assertThat(shown.get("normalised_to").asText()).isEqualTo("+447700900123");
        assertThat(shown.get("international").asBoolean()).isTrue();
        assertThat(shown.get("phone_prefix").asText()).isEqualTo("44");
        assertThat(shown.get("rate_multiplier").isNumber()).isTrue();
        assertThat(shown.at("/template/subject").isNull()).isTrue();
    }

    @Test
    void the_address_that_a_message_tried_can_be_read_from_it() {
        var service = services.service().make();
        var id = admin.post("/service/" + service.id() + "/email-reply-to/verify", Map.of("email", "Team@Example.gov"))
                .json()
                .at("/data/id")
                .asText();

        var shown = admin.get(NOTIFY + id).json();

        assertThat(shown.get("to").asText()).isEqualTo("Team@Example.gov");
        assertThat(shown.get("status").asText()).isEqualTo("created");
        assertThat(shown.get("api_key").isNull()).isTrue();
    }

    @Test
    void what_is_erased_is_shown_as_nothing() {
        var service = services.service().make();
        var template = services.template(service, "email", "Hello", "Dear ((name))");
        var sent = send(service, "/v2/notifications/email", """
                {"email_address":"ada@example.com","template_id":"%s","personalisation":{"name":"Ada"}}
                """.formatted(template));
        services.sql("update notification_payloads set sealed = null where notification_id = ?", UUID.fromString(sent));

        var shown = shown(service.id(), sent);

        assertThat(shown.get("to").asText()).isEmpty();
        assertThat(shown.get("normalised_to").asText()).isEmpty();
        assertThat(shown.get("personalisation").isEmpty()).isTrue();
    }

    @Test
    void what_its_template_hides_is_not_told_only_that_it_is_there() {
        var service = services.service().make();
        var template = services.template(service, "email", "Hello ((name))", "Dear ((name)): ((list))");
        var sent = send(service, "/v2/notifications/email", """
                {"email_address":"ada@example.com","template_id":"%s","personalisation":{"name":"Ada","list":["Umbrella","Lantern"]}}
                """.formatted(template));
        admin.post(
                "/service/" + service.id() + "/template/" + template,
                Map.of("redact_personalisation", true, "created_by", service.userId()));

        var answer = admin.get("/service/" + service.id() + "/notifications/" + sent);

        var shown = answer.json();
        assertThat(shown.at("/template/redact_personalisation").asBoolean()).isTrue();
        assertThat(shown.get("personalisation").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("name", "list");
        assertThat(shown.get("personalisation")).extracting(JsonNode::toString).containsOnly("\"\"");
        assertThat(shown.at("/template/content").asText()).isEqualTo("Dear ((name)): ((list))");
        assertThat(shown.get("to").asText()).isEqualTo("ada@example.com");
        assertThat(answer.body()).doesNotContain("Ada", "Umbrella", "Lantern");
    }

    @Test
    void a_service_has_no_message_of_another() {
        var service = services.service().make();
        var template = services.template(service, "email", "Hello", "Dear all");
        var sent = send(service, "/v2/notifications/email", """
                {"email_address":"ada@example.com","template_id":"%s"}
                """.formatted(template));

        var answer = admin.get("/service/" + services.service().make().id() + "/notifications/" + sent);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("message").asText()).isEqualTo("No result found");
    }

    private JsonNode shown(UUID service, String id) {
        return admin.get("/service/" + service + "/notifications/" + id).json();
    }

    private String send(TestService service, String path, String body) {
        var answer = calls.post(service, path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("id").asText();
    }
}
