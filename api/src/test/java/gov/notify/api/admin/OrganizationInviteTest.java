package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.admin.link.SignedTokens;
import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Invitations to organizations (docs/contract/admin-organizations.md, 9).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class OrganizationInviteTest {

    private static final String UNKNOWN_PATH = "The requested URL was not found on the server. If you entered the URL"
            + " manually please check your spelling and try again.";
    private static final String NO_RESULT = "No result found";

    @Inject
    Admin admin;

    @Inject
    Services services;

    @Inject
    Agencies agencies;

    @Inject
    SignedTokens tokens;

    private Agencies.Person inviter = new Agencies.Person(new UUID(0, 0), "", "");
    private UUID organization = new UUID(0, 0);
    private String path = "";
    private String invited = "";

    @BeforeEach
    void anOrganizationAndSomebodyWhoInvites() {
        organization = agencies.organization();
        inviter = agencies.person();
        path = "/organization/" + organization + "/invite";
        invited = UUID.randomUUID() + "@agency.gov";
    }

    @Test
    void an_invitation_is_made_and_shown_with_all_its_fields() {
        var made = invite(Map.of());

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        // The application would take `data` for something else beside a key `invite`.
        assertThat(made.json().properties()).extracting(Map.Entry::getKey).containsExactly("data");
        var row = made.json().get("data");
        assertThat(row.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("id", "email_address", "invited_by", "organization", "status", "created_at");
        assertThat(row.get("email_address").asText()).isEqualTo(invited);
        assertThat(row.get("invited_by").asText()).isEqualTo(inviter.id().toString());
        assertThat(row.get("organization").asText()).isEqualTo(organization.toString());
        assertThat(row.get("status").asText()).isEqualTo("pending");
        assertThat(row.get("created_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
        assertThat(admin.get(path + "/" + id(made)).json()).isEqualTo(made.json());
        assertThat(admin.get("/invite/organization/" + id(made)).json()).isEqualTo(made.json());
        assertThat(admin.get(path).json().at("/data/0")).isEqualTo(row);
    }

    @Test
    void the_invited_person_is_written_to_with_a_link_to_register_and_answers_to_whoever_invites() {
        invite(Map.of());

        assertThat(agencies.mailsTo(invited))
                .containsExactly(new Agencies.Mail(
                        "Notify organization invitation email",
                        inviter.address(),
                        Map.of(
                                "user_name",
                                inviter.name(),
                                "organization_name",
                                "Agency " + organization,
                                "url",
                                "http://admin.test/set-up-your-profile?nonce=a-nonce&state=a-state")));
    }

    @Test
    void notifys_own_staff_invites_as_a_team() {
        inviter = agencies.person("active", true);

        invite(Map.of());

        assertThat(agencies.mailsTo(invited).getFirst().values().get("user_name"))
                .isEqualTo("The Notify.gov team");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email_address| |email_address is a required property",
                "email_address|nobody|email_address Not a valid email address",
                "invited_by| |invited_by is a required property",
                "invited_by|nobody|invited_by is not a valid UUID",
                "invited_by|00000000-0000-4000-8000-000000000000|invited_by is not the id of a user"
            })
    void what_breaks_the_schema_is_told_and_nobody_is_invited(String field, @Nullable String value, String text) {
        var answer = admin.post(path, with(field, value));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/message").asText()).isEqualTo(text);
        assertThat(admin.get(path).json().get("data")).isEmpty();
        assertThat(agencies.mailsTo(invited)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonce| |Missing data for required field.",
                "state| |Missing data for required field.",
                "state|a b|Not a valid part of an address."
            })
    void what_no_link_can_be_made_of_is_told_beside_its_field(String field, @Nullable String value, String text) {
        var answer = admin.post(path, with(field, value));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().at("/message/" + field + "/0").asText()).isEqualTo(text);
        assertThat(admin.get(path).json().get("data")).isEmpty();
    }

    @Test
    void the_address_that_the_application_gives_for_links_is_not_used() {
        var made = invite(Map.of("invite_link_host", "https://evil.example"));

        assertThat(made.status()).isEqualTo(201);
        assertThat(agencies.mailsTo(invited).getFirst().values().get("url")).startsWith("http://admin.test/");
    }

    @Test
    void an_unknown_organization_invites_nobody() {
        var unknown = "/organization/" + UUID.randomUUID() + "/invite";

        refused(admin.post(unknown, wanted()), 404, NO_RESULT);
        assertThat(admin.get(unknown).json().get("data")).isEmpty();
    }

    @Test
    void an_id_that_is_no_uuid_is_nobodys_or_makes_an_unknown_path() {
        refused(admin.get("/organization/nobody/invite"), 404, UNKNOWN_PATH);
        refused(admin.post("/organization/nobody/invite", wanted()), 404, UNKNOWN_PATH);
        var some = UUID.randomUUID();
        refused(admin.get("/organization/nobody/invite/" + some), 404, NO_RESULT);
        refused(admin.get(path + "/nobody"), 404, NO_RESULT);
        refused(admin.post(path + "/nobody", Map.of("status", "accepted")), 404, NO_RESULT);
    }

    @Test
    void invitations_are_under_the_singular_alone() {
        refused(admin.get("/organizations/" + organization + "/invite"), 404, UNKNOWN_PATH);
        refused(admin.get("/organization/" + organization), 404, UNKNOWN_PATH);
    }

    @Test
    void another_organizations_invitation_does_not_exist() {
        var made = invite(Map.of());
        var other = "/organization/" + agencies.organization() + "/invite";

        assertThat(admin.get(other).json().get("data")).isEmpty();
        refused(admin.get(other + "/" + id(made)), 404, NO_RESULT);
        refused(admin.post(other + "/" + id(made), Map.of("status", "cancelled")), 404, NO_RESULT);
        assertThat(status(made)).isEqualTo("pending");
    }

    @ParameterizedTest
    @CsvSource({
        "pending, accepted, accepted, ''",
        "pending, cancelled, cancelled, ''",
        "accepted, accepted, accepted, ''",
        "accepted, cancelled, accepted, Invitation is accepted",
        "cancelled, accepted, cancelled, Invitation is cancelled",
        "cancelled, pending, cancelled, Invitation is cancelled",
        "expired, accepted, expired, Invitation is expired",
        "expired, cancelled, cancelled, ''"
    })
    void no_invitation_comes_to_life_again(String before, String wanted, String after, String refusal) {
        var made = invite(Map.of());
        services.sql("update invited_organization_users set status = ? where id = ?::uuid", before, id(made));

        var answer = set(made, wanted);

        if (refusal.isEmpty()) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.json().at("/data/status").asText()).isEqualTo(after);
        } else {
            refused(answer, 400, refusal);
        }
        assertThat(status(made)).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|status is a required property",
                "{\"status\":null}|status None is not of type string",
                "{\"status\":\"bad\"}|status bad is not one of [pending, accepted, cancelled, expired]"
            })
    void a_status_that_is_none_is_told(String body, String text) {
        var answer = admin.postText(path + "/" + id(invite(Map.of())), body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/message").asText()).isEqualTo(text);
    }

    @Test
    void of_a_change_only_the_status_counts() {
        var made = invite(Map.of());

        var changed = admin.post(
                path + "/" + id(made), Map.of("status", "pending", "email_address", "evil@agency.gov", "id", "x"));

        assertThat(changed.json()).isEqualTo(made.json());
    }

    @Test
    void after_two_days_an_invitation_has_expired_whether_or_not_that_was_noted() {
        var made = invite(Map.of());
        services.sql(
                "update invited_organization_users set created_at = now() - interval '2 days' where id = ?::uuid",
                id(made));

        assertThat(status(made)).isEqualTo("expired");
        refused(set(made, "accepted"), 400, "Invitation is expired");
    }

    @Test
    void of_who_accepts_and_who_cancels_at_the_same_moment_one_wins() throws Exception {
        for (int i = 0; i < 5; i++) {
            var made = invite(Map.of());

            var answers = Agencies.atOnce(
                    List.of(() -> set(made, "accepted"), () -> set(made, "cancelled"), () -> set(made, "accepted")));

            var won = status(made);
            assertThat(answers.stream().filter(answer -> answer.status() == 200))
                    .isNotEmpty()
                    .allMatch(
                            answer -> answer.json().at("/data/status").asText().equals(won));
            assertThat(answers.stream().filter(answer -> answer.status() != 200))
                    .isNotEmpty()
                    .allMatch(answer -> answer.json().get("message").asText().equals("Invitation is " + won));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/invite/organization/check/", "/invite/organization/"})
    void a_token_leads_to_its_invitation(String link) {
        var made = invite(Map.of());

        assertThat(admin.get(link + tokens.sign(id(made))).json()).isEqualTo(made.json());
        refused(admin.get(link + tokens.sign(UUID.randomUUID().toString())), 404, NO_RESULT);
        assertThat(admin.get(link + "nobody").json().at("/message/invitation").asText())
                .isEqualTo("Something’s wrong with this link. Make sure you’ve copied the whole thing.");
    }

    @Test
    void no_invitation_to_a_service_is_one_to_an_organization() {
        var made = invite(Map.of());

        refused(admin.get("/invite/service/" + id(made)), 404, NO_RESULT);
        refused(admin.get("/invite/service/check/" + tokens.sign(id(made))), 404, NO_RESULT);
    }

    private Map<String, Object> wanted() {
        return Map.of(
                "email_address",
                invited,
                "invited_by",
                inviter.id().toString(),
                "invite_link_host",
                "http://admin.test",
                "nonce",
                "a-nonce",
                "state",
                "a-state");
    }

    private Map<String, Object> with(String field, @Nullable String value) {
        var body = new HashMap<>(wanted());
        body.remove(field);
        if (value != null) {
            body.put(field, value);
        }
        return body;
    }

    private HttpCalls.Answer invite(Map<String, Object> besides) {
        var body = new HashMap<>(wanted());
        body.putAll(besides);
        return admin.post(path, body);
    }

    private HttpCalls.Answer set(HttpCalls.Answer made, String status) {
        return admin.post(path + "/" + id(made), Map.of("status", status));
    }

    private String status(HttpCalls.Answer made) {
        return admin.get(path + "/" + id(made)).json().at("/data/status").asText();
    }

    private static String id(HttpCalls.Answer made) {
        return made.json().at("/data/id").asText();
    }

    private static void refused(HttpCalls.Answer answer, int status, String text) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("result").asText()).isEqualTo("error");
        assertThat(answer.json().get("message").asText()).isEqualTo(text);
    }
}
