package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.api.admin.link.SignedTokens;
import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestClock;
import gov.notify.api.given.TestService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Invitations to services (docs/contract/admin-organizations.md, 8).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class ServiceInviteTest {

    private static final String UNKNOWN_PATH = "The requested URL was not found on the server. If you entered the URL"
            + " manually please check your spelling and try again.";
    private static final String FOLDER = "0f0f0f0f-0000-4000-8000-000000000001";
    private static final String NO_RESULT = "No result found";

    @Inject
    Admin admin;

    @Inject
    Services services;

    @Inject
    Agencies agencies;

    @Inject
    SignedTokens tokens;

    @Inject
    TestClock clock;

    private TestService service =
            new TestService(new UUID(0, 0), new UUID(0, 0), Map.of(), new UUID(0, 0), new UUID(0, 0));
    private Agencies.Person inviter = new Agencies.Person(new UUID(0, 0), "", "");
    private String path = "";
    private String invited = "";

    @BeforeEach
    void aServiceAndSomebodyWhoInvites() {
        service = services.service().make();
        inviter = agencies.person();
        path = "/service/" + service.id() + "/invite";
        invited = UUID.randomUUID() + "@agency.gov";
    }

    @AfterEach
    void timePasses() {
        clock.run();
    }

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

    @ParameterizedTest
    @CsvSource({
        "pending, accepted, accepted, ''",
        "pending, cancelled, cancelled, ''",
        "pending, pending, pending, ''",
        "pending, expired, pending, Invitation is pending",
        "accepted, accepted, accepted, ''",
        "accepted, cancelled, accepted, Invitation is accepted",
        "accepted, pending, accepted, Invitation is accepted",
        "cancelled, cancelled, cancelled, ''",
        "cancelled, accepted, cancelled, Invitation is cancelled",
        "cancelled, pending, cancelled, Invitation is cancelled",
        "expired, accepted, expired, Invitation is expired",
        "expired, pending, expired, Invitation is expired",
        "expired, cancelled, cancelled, ''"
    })
    void no_invitation_comes_to_life_again(String before, String wanted, String after, String refusal) {
        var made = invite(Map.of());
        services.sql("update invited_users set status = ? where id = ?::uuid", before, id(made));

        var answer = set(made, wanted);

        if (refusal.isEmpty()) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.json().at("/data/status").asText()).isEqualTo(after);
        } else {
            refused(answer, 400, refusal);
        }
        assertThat(status(made)).isEqualTo(after);
    }

    @Test
    void of_a_change_only_the_status_counts() {
        var made = invite(Map.of());
        var before = admin.get(path + "/" + id(made)).json().get("data");

        var changed = admin.post(
                path + "/" + id(made),
                Map.of(
                        "status",
                        "pending",
                        "permissions",
                        "manage_users",
                        "email_address",
                        "evil@agency.gov",
                        "service",
                        UUID.randomUUID().toString(),
                        "created_at",
                        "2020-01-01"));

        assertThat(changed.json().get("data")).isEqualTo(before);
        assertThat(admin.get(path + "/" + id(made)).json().get("data")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|Missing data for required field.",
                "{\"status\":null}|Field may not be null.",
                "{\"status\":1}|Not a valid string.",
                "{\"status\":\"bad\"}|Must be one of: pending, accepted, cancelled, expired."
            })
    void a_status_that_is_none_is_told_beside_its_field(String body, String text) {
        var answer = admin.postText(path + "/" + id(invite(Map.of())), body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/message/status/0").asText()).isEqualTo(text);
    }

    @Test
    void after_two_days_an_invitation_has_expired_whether_or_not_that_was_noted() {
        var made = invite(Map.of());
        age(made);

        assertThat(status(made)).isEqualTo("expired");
        refused(set(made, "accepted"), 400, "Invitation is expired");
        assertThat(ids(admin.get(path + "/expired"))).containsExactly(id(made));
    }

    @Test
    void two_who_accept_at_the_same_moment_both_hear_that_it_is_accepted() throws Exception {
        var made = invite(Map.of());

        var answers = Agencies.atOnce(List.of(() -> set(made, "accepted"), () -> set(made, "accepted")));

        assertThat(answers).extracting(HttpCalls.Answer::status).containsOnly(200);
        assertThat(status(made)).isEqualTo("accepted");
    }

    @Test
    void of_those_who_accept_and_those_who_cancel_at_the_same_moment_one_kind_wins() throws Exception {
        var made = invite(Map.of());
        var calls = new ArrayList<Callable<HttpCalls.Answer>>();
        for (int i = 0; i < 4; i++) {
            calls.add(() -> set(made, "accepted"));
            calls.add(() -> set(made, "cancelled"));
        }

        var answers = Agencies.atOnce(calls);

        var won = status(made);
        assertThat(won).isIn("accepted", "cancelled");
        var told = answers.stream()
                .filter(answer -> answer.status() == 200)
                .map(answer -> answer.json().at("/data/status").asText());
        assertThat(told).hasSize(4).containsOnly(won);
        assertThat(answers.stream().filter(answer -> answer.status() == 400))
                .hasSize(4)
                .allMatch(answer -> answer.json().get("message").asText().equals("Invitation is " + won));
    }

    @Test
    void an_expired_invitation_is_sent_again_and_lives_anew() {
        var made = invite(Map.of());
        age(made);
        var before =
                admin.get(path + "/" + id(made)).json().at("/data/created_at").asText();

        var again = admin.post(path + "/" + id(made) + "/resend", Map.of("nonce", "n2", "state", "s2"));

        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.json().at("/data/status").asText()).isEqualTo("pending");
        assertThat(again.json().at("/data/created_at").asText()).isNotEqualTo(before);
        assertThat(again.json().get("invite")).isEqualTo(made.json().get("invite"));
        assertThat(agencies.mailsTo(invited))
                .extracting(mail -> mail.values().get("url"))
                .contains("http://admin.test/set-up-your-profile?nonce=n2&state=s2");
        assertThat(set(made, "accepted").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "accepted", "cancelled"})
    void nothing_else_is_sent_again(String status) {
        var made = invite(Map.of());
        services.sql("update invited_users set status = ? where id = ?::uuid", status, id(made));

        refused(admin.post(path + "/" + id(made) + "/resend", Map.of("nonce", "n", "state", "s")), 404, NO_RESULT);
        assertThat(agencies.mailsTo(invited)).hasSize(1);
    }

    @Test
    void an_invitation_is_not_sent_again_without_what_its_link_is_made_of() {
        var made = invite(Map.of());
        expire(made);

        var answer = admin.post(path + "/" + id(made) + "/resend", Map.of("nonce", "n"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/message/state/0").asText()).isEqualTo("Missing data for required field.");
        assertThat(status(made)).isEqualTo("expired");
    }

    @Test
    void of_two_who_send_it_again_at_the_same_moment_one_does() throws Exception {
        var made = invite(Map.of());
        expire(made);
        Callable<HttpCalls.Answer> resend =
                () -> admin.post(path + "/" + id(made) + "/resend", Map.of("nonce", "n", "state", "s"));

        var answers = Agencies.atOnce(List.of(resend, resend));

        assertThat(answers).extracting(HttpCalls.Answer::status).containsExactlyInAnyOrder(200, 404);
        assertThat(agencies.mailsTo(invited)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/invite/service/check/", "/invite/service/"})
    void a_token_leads_to_its_invitation(String link) {
        var made = invite(Map.of());

        var found = admin.get(link + tokens.sign(id(made)));

        assertThat(found.status()).as(found.body()).isEqualTo(200);
        assertThat(found.json().get("data")).isEqualTo(made.json().get("data"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/invite/service/check/", "/invite/service/"})
    void a_token_that_leads_nowhere_is_told_in_one_sentence(String link) {
        var made = id(invite(Map.of()));
        clock.stopAt(Instant.now().minus(Duration.ofDays(2)).minusSeconds(2));
        var old = tokens.sign(made);
        clock.run();

        told(
                admin.get(link + old),
                "Your invitation to Notify.gov has expired. Please ask the person that invited you to send you"
                        + " another one");
        for (var none : List.of("nobody", tokens.sign("nobody"), "a.b.c", "%00")) {
            told(admin.get(link + none), "Something’s wrong with this link. Make sure you’ve copied the whole thing.");
        }
        refused(admin.get(link + tokens.sign(UUID.randomUUID().toString())), 404, NO_RESULT);
    }

    @Test
    void what_looks_like_an_id_is_one() {
        refused(admin.get("/invite/service/" + UUID.randomUUID()), 404, NO_RESULT);
        assertThat(admin.get("/invite/service/check/" + UUID.randomUUID()).status())
                .isEqualTo(400);
    }

    @Test
    void nobody_reads_invitations_out_of_redis() {
        refused(admin.get("/service/invite/redis/invitedata-1"), 404, UNKNOWN_PATH);
    }

    private Map<String, Object> wanted() {
        return Map.of(
                "service",
                service.id().toString(),
                "email_address",
                invited,
                "from_user",
                inviter.id().toString(),
                "permissions",
                "manage_templates,send_texts",
                "nonce",
                "a-nonce",
                "state",
                "a-state");
    }

    private HttpCalls.Answer invite(Map<String, Object> besides) {
        var body = new HashMap<>(wanted());
        body.putAll(besides);
        return admin.post(path, body);
    }

    private HttpCalls.Answer set(HttpCalls.Answer made, String status) {
        return admin.post(path + "/" + id(made), Map.of("status", status));
    }

    private void expire(HttpCalls.Answer made) {
        services.sql("update invited_users set status = 'expired' where id = ?::uuid", id(made));
    }

    /// Makes it two days old.
    private void age(HttpCalls.Answer made) {
        services.sql("update invited_users set created_at = now() - interval '2 days' where id = ?::uuid", id(made));
    }

    private String status(HttpCalls.Answer made) {
        return admin.get(path + "/" + id(made)).json().at("/data/status").asText();
    }

    private static String id(HttpCalls.Answer made) {
        return made.json().at("/data/id").asText();
    }

    private static List<String> ids(HttpCalls.Answer list) {
        var ids = new ArrayList<String>();
        list.json().get("data").forEach(row -> ids.add(row.get("id").asText()));
        return ids;
    }

    private static List<String> keys(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static void told(HttpCalls.Answer answer, String text) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().at("/message/invitation").asText()).isEqualTo(text);
    }

    private static void refused(HttpCalls.Answer answer, int status, String text) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("result").asText()).isEqualTo("error");
        assertThat(answer.json().get("message").asText()).isEqualTo(text);
    }
}
