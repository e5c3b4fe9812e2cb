package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.api.given.Backends;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Invitations to services, as they are made and shown (docs/contract/admin-organizations.md, 8).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class ServiceInviteTest extends ServiceInviteCalls {

    private static final String FOLDER = "0f0f0f0f-0000-4000-8000-000000000001";

    @Test
    void an_invitation_is_made_and_shown_with_all_its_fields() {
        var made = invite(Map.of("folder_permissions", List.of(FOLDER), "auth_type", "email_auth"));

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var row = made.json().get("data");
        assertThat(keys(row))
                .containsExactlyInAnyOrder(
                        "id",
                        "service",
                        "email_address",
                        "from_user",
                        "permissions",
                        "auth_type",
                        "folder_permissions",
                        "status",
                        "created_at");
        assertThat(row.get("service").asText()).isEqualTo(service.id().toString());
        assertThat(row.get("email_address").asText()).isEqualTo(invited);
        assertThat(row.get("from_user").asText()).isEqualTo(inviter.id().toString());
        assertThat(row.get("permissions").asText()).isEqualTo("manage_templates,send_texts");
        assertThat(row.get("auth_type").asText()).isEqualTo("email_auth");
        assertThat(row.get("folder_permissions")).hasSize(1);
        assertThat(row.get("status").asText()).isEqualTo("pending");
        assertThat(row.get("created_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+00:00");
        assertThat(admin.get(path + "/" + id(made)).json().get("data")).isEqualTo(row);
        assertThat(admin.get("/invite/service/" + id(made)).json().get("data")).isEqualTo(row);
    }

    @Test
    void what_need_not_be_said_is_the_usual() {
        var row = invite(Map.of()).json().get("data");

        assertThat(row.get("auth_type").asText()).isEqualTo("sms_auth");
        assertThat(row.get("folder_permissions")).isEmpty();
    }

    @Test
    void the_answer_has_what_the_application_keeps_until_the_person_comes_back() {
        var made = invite(Map.of("folder_permissions", List.of(FOLDER)));

        var kept = made.json().get("invite");
        assertThat(keys(kept))
                .containsExactlyInAnyOrder(
                        "from_user_id",
                        "service_id",
                        "permissions",
                        "folder_permissions",
                        "invited_user_id",
                        "invited_user_email");
        assertThat(kept.get("permissions").toString()).isEqualTo("[\"manage_templates\",\"send_texts\"]");
        assertThat(kept.get("folder_permissions").toString()).isEqualTo("[\"" + FOLDER + "\"]");
        assertThat(kept.get("invited_user_id").asText()).isEqualTo(id(made));
        assertThat(kept.get("invited_user_email").asText()).isEqualTo(invited);
        assertThat(kept.get("from_user_id").asText()).isEqualTo(inviter.id().toString());
        assertThat(kept.get("service_id").asText()).isEqualTo(service.id().toString());
    }

    @Test
    void the_invited_person_is_written_to_with_a_link_to_register_and_answers_to_whoever_invites() {
        invite(Map.of("nonce", "a-nonce", "state", "a%2Estate"));

        assertThat(agencies.mailsTo(invited))
                .containsExactly(new Agencies.Mail(
                        "Notify invitation email",
                        inviter.address(),
                        Map.of(
                                "user_name",
                                inviter.name(),
                                "service_name",
                                "Service " + service.id(),
                                "url",
                                "http://admin.test/set-up-your-profile?nonce=a-nonce&state=a%2Estate")));
    }

    @Test
    void nobody_answers_to_an_inviter_who_was_archived_before_an_invitation_is_sent_again() {
        var made = invite(Map.of());
        expire(made);
        assertThat(admin.post("/user/" + inviter.id() + "/archive").status()).isEqualTo(204);

        var again = admin.post(path + "/" + id(made) + "/resend", Map.of("nonce", "n", "state", "s"));

        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(agencies.mailsTo(invited))
                .extracting(Agencies.Mail::replyTo)
                .containsExactly(inviter.address(), null);
    }

    @Test
    void a_nonce_that_looks_like_a_place_for_the_state_is_none() {
        invite(Map.of("nonce", "STATE", "state", "NONCE"));

        assertThat(agencies.mailsTo(invited).getFirst().values().get("url"))
                .isEqualTo("http://admin.test/set-up-your-profile?nonce=STATE&state=NONCE");
    }

    @Test
    void one_address_may_be_invited_several_times() {
        invite(Map.of());
        invite(Map.of());

        assertThat(admin.get(path).json().get("data")).hasSize(2);
        assertThat(agencies.mailsTo(invited)).hasSize(2);
    }

    @Test
    void nothing_of_an_invitation_but_what_is_asked_can_be_set() {
        var made = invite(Map.of(
                "id",
                UUID.randomUUID().toString(),
                "status",
                "accepted",
                "created_at",
                "2020-01-01",
                "created_by",
                "anybody",
                "invite_link_host",
                "https://evil.example"));

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.json().at("/data/status").asText()).isEqualTo("pending");
        assertThat(made.json().at("/data/created_at").asText()).doesNotStartWith("2020");
        assertThat(agencies.mailsTo(invited).getFirst().values().get("url")).startsWith("http://admin.test/");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email_address| |Missing data for required field.",
                "email_address|nobody|Not a valid email address",
                "from_user| |Missing data for required field.",
                "from_user|nobody|Not a valid UUID.",
                "from_user|00000000-0000-4000-8000-000000000000|There is no such user",
                "service| |Missing data for required field.",
                "service|nobody|Not a valid UUID.",
                "service|00000000-0000-4000-8000-000000000000|Not the service that the invitation is made for.",
                "permissions| |Missing data for required field.",
                "auth_type|magic|Must be one of: sms_auth, email_auth, webauthn_auth.",
                "folder_permissions|all|Not a valid list.",
                "nonce| |Missing data for required field.",
                "nonce|a b|Not a valid part of an address.",
                "nonce|a&b=c|Not a valid part of an address.",
                "state| |Missing data for required field.",
                "state|a#b|Not a valid part of an address.",
                "state|é|Not a valid part of an address."
            })
    void each_fault_is_told_beside_its_field_and_nobody_is_invited(String field, @Nullable String value, String text) {
        var body = new HashMap<String, Object>(wanted());
        body.remove(field);
        if (value != null) {
            body.put(field, value);
        }

        var answer = admin.post(path, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().at("/message/" + field + "/0").asText()).isEqualTo(text);
        assertThat(admin.get(path).json().get("data")).isEmpty();
        assertThat(agencies.mailsTo(invited)).isEmpty();
    }

    @Test
    void an_address_that_no_column_holds_is_refused() {
        var body = new HashMap<>(wanted());
        body.put("email_address", "a".repeat(245) + "@agency.gov");

        var answer = admin.post(path, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/message/email_address/0").asText()).isEqualTo("Longer than maximum length 255.");
    }

    @ParameterizedTest
    @CsvSource({"nonce, ''", "state, ''"})
    void a_link_is_made_of_something(String field, String nothing) {
        var body = new HashMap<>(wanted());
        body.put(field, nothing);

        assertThat(admin.post(path, body).status()).isEqualTo(400);
    }

    @Test
    void an_unknown_service_invites_nobody() {
        var unknown = UUID.randomUUID();
        var body = new HashMap<String, Object>(wanted());
        body.put("service", unknown.toString());

        refused(admin.post("/service/" + unknown + "/invite", body), 404, NO_RESULT);
        assertThat(admin.get("/service/" + unknown + "/invite").json().get("data"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "1-1-1-1-1"})
    void an_id_that_is_no_uuid_is_nobodys(String id) {
        var elsewhere = "/service/" + id + "/invite";

        refused(admin.get(elsewhere), 404, NO_RESULT);
        refused(admin.get(elsewhere + "/expired"), 404, NO_RESULT);
        refused(admin.post(elsewhere, wanted()), 404, NO_RESULT);
        refused(admin.get(path + "/" + id), 404, NO_RESULT);
        refused(admin.post(path + "/" + id, Map.of("status", "accepted")), 404, NO_RESULT);
        refused(admin.post(path + "/" + id + "/resend", Map.of("nonce", "n", "state", "s")), 404, NO_RESULT);
    }

    @Test
    void another_services_invitation_does_not_exist() {
        var made = invite(Map.of());
        expire(made);
        var other = "/service/" + services.service().make().id() + "/invite";

        assertThat(admin.get(other).json().get("data")).isEmpty();
        refused(admin.get(other + "/" + id(made)), 404, NO_RESULT);
        refused(admin.post(other + "/" + id(made), Map.of("status", "cancelled")), 404, NO_RESULT);
        refused(admin.post(other + "/" + id(made) + "/resend", Map.of("nonce", "n", "state", "s")), 404, NO_RESULT);
        assertThat(status(made)).isEqualTo("expired");
    }

    @Test
    void the_list_has_every_status_and_that_of_the_expired_only_those() {
        var accepted = invite(Map.of());
        set(accepted, "accepted");
        var expired = invite(Map.of());
        expire(expired);
        var pending = invite(Map.of());

        assertThat(ids(admin.get(path))).containsExactlyInAnyOrder(id(accepted), id(expired), id(pending));
        assertThat(ids(admin.get(path + "/expired"))).containsExactly(id(expired));
    }

    private static List<String> keys(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
