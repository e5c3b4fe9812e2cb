package gov.notify.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.e2e.world.Json;
import gov.notify.e2e.world.Launched;
import gov.notify.e2e.world.Web;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// People come to the admin application by way of Login.gov: it with what `make run` tells it, they with a browser.
class AdminSignInTest {
    private static final String MEMBER = "ana.member@notify-sandbox.gov";
    private static final String NONCE = "qOASoNJX31TAyWe5gENFf9M-HOaANlhwRHEvKb1S974";

    /// As the application makes it, with the dots of its signature encoded.
    private static final String STATE = "IjEyNy4wLjAuMSI%2Eawa0mw%2ERzOgM3JtrR0nTXxgIUJ8dkG9HZI";

    private static Launched notify;
    private static AdminPart admin;

    @BeforeAll
    static void make_run() {
        notify = Launched.start();
        admin = new AdminPart(notify.adminEnvironment());
    }

    @AfterAll
    static void stop() {
        notify.close();
    }

    @Test
    void a_member_of_the_demo_service_signs_in_and_out() {
        var brought = admin.visit(admin.signInLink(NONCE, STATE), MEMBER);
        assertThat(brought).containsEntry("path", "/sign-in").containsEntry("state", STATE.replace("%2E", "."));
        var visitor = admin.welcome(code(brought), NONCE);

        var person = signedIn(visitor);
        assertThat(person.path("state").asText()).isEqualTo("active");
        assertThat(words(person.path("permissions").path(notify.serviceId()))).contains("manage_users", "send_texts");
        assertThat(done(200, "GET", "/user/" + person.path("id").asText(), "").at("/data/login_uuid"))
                .as("the next time Login.gov's id is enough")
                .hasToString("\"" + visitor.loginUuid() + "\"");

        var out = Web.get(admin.its("LOGIN_DOT_GOV_LOGOUT_URL"));
        assertThat(out.header("location")).isEqualTo(admin.its("ADMIN_BASE_URL") + "/sign-out");
    }

    @Test
    void a_platform_admin_signs_in() {
        var brought = admin.visit(admin.signInLink(NONCE, STATE), "pat.admin@notify-sandbox.gov");

        assertThat(signedIn(admin.welcome(code(brought), NONCE))
                        .path("platform_admin")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void somebody_who_is_invited_follows_the_mails_link_and_joins_the_service() {
        var inviter = admin.welcome(code(admin.visit(admin.signInLink(NONCE, STATE), MEMBER)), NONCE);
        var inviterId = signedIn(inviter).path("id").asText();
        var address = "invited." + UUID.randomUUID() + "@agency.gov";
        var invitation = Json.object()
                .put("service", notify.serviceId())
                .put("email_address", address)
                .put("from_user", inviterId)
                .put("created_by", inviterId)
                .put("permissions", "manage_templates,view_activity")
                .put("auth_type", "sms_auth")
                .put("invite_link_host", admin.its("ADMIN_BASE_URL"))
                .put("nonce", NONCE)
                .put("state", STATE);
        invitation.putArray("folder_permissions");
        var invited = done(201, "POST", "/service/" + notify.serviceId() + "/invite", invitation.toString());
        var invitationId = invited.at("/invite/invited_user_id").asText();

        var brought = admin.visit(linkIn(mailTo(address)), address);
        assertThat(brought)
                .containsEntry("path", "/set-up-your-profile")
                .containsEntry("state", STATE.replace("%2E", "."));
        var visitor = admin.welcome(code(brought), NONCE);
        assertThat(visitor.email()).isEqualTo(address);

        assertThat(done(200, "GET", "/invite/service/" + invitationId, "")
                        .at("/data/status")
                        .asText())
                .isEqualTo("pending");
        done(200, "POST", "/service/" + notify.serviceId() + "/invite/" + invitationId, "{\"status\":\"accepted\"}");
        assertThat(lookedUp(visitor).has("data")).as("known already").isFalse();
        var profile = Json.object()
                .put("name", "Ida Invited")
                .put("email_address", address)
                .put("mobile_number", "2025550177")
                .put("password", UUID.randomUUID().toString())
                .put("auth_type", "sms_auth");
        var id = done(201, "POST", "/user", profile.toString()).at("/data/id").asText();
        assertThat(lookedUp(visitor).at("/data/state").asText()).isEqualTo("pending");
        done(200, "POST", "/user/" + id + "/activate", "");
        var joining = Json.object();
        joining.putArray("permissions").addObject().put("permission", "manage_templates");
        joining.withArray("permissions").addObject().put("permission", "view_activity");
        joining.putArray("folder_permissions");
        done(201, "POST", "/service/" + notify.serviceId() + "/users/" + id, joining.toString());

        var person = lookedUp(visitor).path("data");
        assertThat(person.path("id").asText()).isEqualTo(id);
        assertThat(person.path("state").asText()).isEqualTo("active");
        assertThat(words(person.path("permissions").path(notify.serviceId())))
                .containsExactlyInAnyOrder("manage_templates", "view_activity");
        assertThat(Web.get(admin.signInLink(NONCE, STATE)).body())
                .as("from now on the page knows them")
                .contains("Ida Invited");
    }

    private static String code(Map<String, String> brought) {
        return brought.getOrDefault("code", "");
    }

    /// What the application asks of whoever Login.gov sent.
    private static JsonNode signedIn(AdminPart.Visitor visitor) {
        var person = lookedUp(visitor).path("data");
        assertThat(person.path("email_address").asText()).isEqualTo(visitor.email());
        return person;
    }

    private static JsonNode lookedUp(AdminPart.Visitor visitor) {
        return done(
                200,
                "POST",
                "/user/get-login-gov-user",
                Json.object()
                        .put("login_uuid", visitor.loginUuid())
                        .put("email", visitor.email())
                        .toString());
    }

    private static JsonNode done(int status, String method, String path, String body) {
        var answer = admin.api(method, path, body);
        assertThat(answer.status())
                .as(method + " " + path + ": " + answer.body())
                .isEqualTo(status);
        return answer.json();
    }

    private static String mailTo(String address) {
        return await().atMost(10, SECONDS)
                .until(
                        () -> Web.get(notify.inbox() + "/api/messages?to=" + address)
                                .json(),
                        messages -> messages.size() == 1)
                .get(0)
                .path("text")
                .asText();
    }

    private static String linkIn(String mail) {
        var link = Pattern.compile("http://127\\.0\\.0\\.1:\\S+").matcher(mail);
        assertThat(link.find()).as(mail).isTrue();
        return link.group();
    }

    private static List<String> words(JsonNode array) {
        var words = new ArrayList<String>();
        array.forEach(word -> words.add(word.asText()));
        return words;
    }
}
