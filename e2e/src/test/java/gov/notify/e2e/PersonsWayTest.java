package gov.notify.e2e;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gov.notify.e2e.world.Launched;
import gov.notify.e2e.world.Server;
import gov.notify.e2e.world.Web;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import uk.gov.service.notify.NotificationClient;
import uk.gov.service.notify.NotificationClientException;

/// A person's whole way, from signing up to the end of a service: what the admin application asks for it, and the
/// service's own messages by the official client. Who somebody is the application learns from what they were sent: a
/// link in a mail, a code in a text, Login.gov's word for who followed an invitation. Each test goes on where the one
/// before it ended.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PersonsWayTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
    private static final String ANA = "ana." + RUN + "@agency.gov";
    private static final String BEN = "ben." + RUN + "@agency.gov";
    private static final String ANAS_NUMBER = "+12025550147";
    private static final String NONCE = "a-nonce-that-nobody-guesses-" + RUN;
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private static Launched notify;
    private static AdminPart admin;
    private static Server secondApi;

    private static String ana = "";
    private static String service = "";
    private static String template = "";
    private static String secret = "";

    @BeforeAll
    static void make_run_and_one_more_api() {
        notify = Launched.start();
        admin = new AdminPart(notify.adminEnvironment());
        secondApi = notify.anotherApi();
    }

    @AfterAll
    static void stop() {
        secondApi.program().close();
        notify.close();
    }

    @Test
    @Order(1)
    void signs_up_and_follows_the_link_in_the_mail() {
        signUp("Ana", ANA, ANAS_NUMBER);

        var link = linkIn(mail(ANA, "/verify-email/"));
        assertThat(link).startsWith(admin.its("ADMIN_BASE_URL") + "/verify-email/");
        var proven = new SignedLink(link).opened(admin);
        assertThat(proven.path("email").asText()).isEqualTo(ANA);
        ana = proven.path("user_id").asText();
        var activated = done(ask("POST", "/user/" + ana + "/activate", Map.of()), 200);
        assertThat(activated.at("/data/state").asText()).isEqualTo("active");
        assertThat(activated.at("/data/email_address").asText()).isEqualTo(ANA);
    }

    @Test
    @Order(2)
    void enters_the_code_that_the_text_holds_once() {
        done(ask("POST", "/user/" + ana + "/sms-code", Map.of()), 204);

        var code = CODE.matcher(mail(ANAS_NUMBER, "code").path("text").asText());
        assertThat(code.find()).isTrue();
        var entered = Map.of("code", code.group(), "code_type", "sms");
        assertThat(user(ana).path("current_session_id").isNull()).isTrue();
        done(ask("POST", "/user/" + ana + "/verify/code", entered), 204);

        assertThat(user(ana).path("current_session_id").isNull()).isFalse();
        done(ask("POST", "/user/" + ana + "/verify/code", entered), 400);
    }

    @Test
    @Order(3)
    void signs_in_by_the_link_in_a_mail_as_well() {
        var before = user(ana).path("current_session_id").asText();
        done(ask("POST", "/user/" + ana + "/email-code", Map.of("next", "/services")), 204);

        var link = linkIn(mail(ANA, "/email-auth/"));
        assertThat(link)
                .startsWith(admin.its("ADMIN_BASE_URL") + "/email-auth/")
                .endsWith("?next=%2Fservices");
        var proven = new SignedLink(link).opened(admin);
        var entered = Map.of("code", proven.path("secret_code").asText(), "code_type", "email");
        done(ask("POST", "/user/" + proven.path("user_id").asText() + "/verify/code", entered), 204);

        assertThat(user(ana).path("current_session_id").asText()).isNotEqualTo(before);
    }

    @Test
    @Order(4)
    void makes_a_service() {
        var made = done(
                ask(
                        "POST",
                        "/service",
                        Map.of(
                                "name",
                                "Walk " + RUN,
                                "email_from",
                                "walk." + RUN,
                                "user_id",
                                ana,
                                "created_by",
                                ana,
                                "organization_type",
                                "federal",
                                "active",
                                true,
                                "message_limit",
                                50,
                                "restricted",
                                true)),
                201);
        service = made.at("/data/id").asText();

        assertThat(user(ana).path("services").toString()).contains(service);
    }

    @Test
    @Order(5)
    void writes_a_template_and_changes_it() {
        var made = done(ask("POST", "/service/" + service + "/template", template("Dear ((name))")), 201);
        template = made.at("/data/id").asText();
        var changed = done(
                ask("POST", "/service/" + service + "/template/" + template, template("Dear ((name)), it is ready.")),
                200);

        assertThat(changed.at("/data/version").asInt()).isEqualTo(2);
        var versions = done(ask("GET", "/service/" + service + "/template/" + template + "/versions", null), 200);
        assertThat(versions.path("data").size()).isEqualTo(2);
    }

    @Test
    @Order(6)
    void invites_a_colleague_who_follows_the_link_in_the_mail_signs_up_and_joins() {
        var state = "a-state-that-nobody-guesses-" + RUN;
        var sent = done(
                ask(
                        "POST",
                        "/service/" + service + "/invite",
                        Map.of(
                                "service", service,
                                "email_address", BEN,
                                "from_user", ana,
                                "permissions", "send_emails,send_texts,view_activity",
                                "auth_type", "sms_auth",
                                "nonce", NONCE,
                                "state", state)),
                201);
        var kept = Map.of(state, sent.path("invite")); // until somebody comes back with that state

        var brought = admin.visit(linkIn(mail(BEN, "Ana has invited you")), BEN);
        var visitor = admin.welcome(brought.getOrDefault("code", ""), NONCE);
        var invite = requireNonNull(kept.get(brought.getOrDefault("state", "")), "another state");
        assertThat(visitor.email()).isEqualTo(invite.path("invited_user_email").asText());

        var invitedTo = "/service/" + invite.path("service_id").asText();
        var answer = Map.of("status", "accepted");
        done(ask("POST", invitedTo + "/invite/" + invite.path("invited_user_id").asText(), answer), 200);
        assertThat(known(visitor).has("data")).as("a stranger until now").isFalse();
        done(ask("POST", "/user", profile("Ben", BEN, "+12025550148")), 201);
        var ben = known(visitor).at("/data/id").asText();
        done(ask("POST", "/user/" + ben + "/activate", Map.of()), 200);
        var joins = Map.of(
                "permissions",
                invite.path("permissions")
                        .valueStream()
                        .map(permission -> Map.of("permission", permission.asText()))
                        .toList(),
                "folder_permissions",
                List.of());
        done(ask("POST", invitedTo + "/users/" + ben, joins), 201);

        assertThat(members()).containsExactlyInAnyOrder(ANA, BEN);
        assertThat(user(ben).path("permissions").path(service).valueStream().map(JsonNode::asText))
                .containsExactlyInAnyOrder("send_emails", "send_texts", "view_activity");
    }

    @Test
    @Order(7)
    void makes_three_keys_and_sends_with_one_of_them() throws NotificationClientException {
        for (var type : List.of("team", "test")) {
            key(type);
        }
        secret = key("normal");
        assertThat(keys())
                .extracting(key -> key.path("key_type").asText())
                .containsExactlyInAnyOrder("team", "test", "normal");
        var sent = client(notify.api()).sendEmail(template, ANA, Map.of("name", "Ana"), "first");

        assertThat(sent.getBody()).isEqualTo("Dear Ana, it is ready.");
        await().atMost(5, SECONDS)
                .untilAsserted(() -> assertThat(client(secondApi.url())
                                .getNotificationById(sent.getNotificationId().toString())
                                .getStatus())
                        .isEqualTo("delivered"));
        assertThat(mail(ANA, "Dear Ana").path("text").asText()).contains("Dear Ana, it is ready.");
    }

    @Test
    @Order(8)
    void suspends_the_service_and_lets_it_go_on() {
        answersWithinASecond(200);
        done(ask("POST", "/service/" + service + "/suspend", null), 204);
        answersWithinASecond(403);

        done(ask("POST", "/service/" + service + "/resume", null), 204);
        secret = key("normal", "Another key"); // what suspending takes away does not come back
        answersWithinASecond(200);
    }

    @Test
    @Order(9)
    void revokes_the_key() {
        var key = keys().stream()
                .filter(one -> one.path("name").asText().equals("Another key"))
                .findFirst()
                .orElseThrow();
        var path = "/service/" + service + "/api-key/revoke/" + key.path("id").asText();

        done(ask("POST", path, Map.of("created_by", ana)), 202);

        answersWithinASecond(403);
    }

    @Test
    @Order(10)
    void ends_the_service() {
        done(ask("POST", "/service/" + service + "/archive", null), 204);

        var ended = done(ask("GET", "/service/" + service, null), 200).path("data");
        assertThat(ended.path("active").asBoolean()).isFalse();
        assertThat(ended.path("name").asText()).startsWith("_archived");
        assertThat(user(ana).path("services").toString()).doesNotContain(service);
    }

    private static Map<String, Object> template(String content) {
        return Map.of(
                "name",
                "Mail " + RUN,
                "template_type",
                "email",
                "subject",
                "For ((name))",
                "content",
                content,
                "service",
                service,
                "created_by",
                ana,
                "process_type",
                "normal");
    }

    /// What a person who registers sees done: the mail is asked for before the page is left.
    private static void signUp(String name, String address, String number) {
        var made =
                done(ask("POST", "/user", profile(name, address, number)), 201).path("data");
        assertThat(made.path("state").asText()).isEqualTo("pending");
        var id = made.path("id").asText();
        done(ask("POST", "/user/" + id + "/email-verification", Map.of("to", address)), 204);
    }

    private static Map<String, String> profile(String name, String address, String number) {
        return Map.of(
                "name", name,
                "email_address", address,
                "mobile_number", number,
                "password", "a password of " + RUN,
                "auth_type", "sms_auth");
    }

    /// The person whom Login.gov has let in, under `data` if there is one.
    private static JsonNode known(AdminPart.Visitor visitor) {
        var body = Map.of("login_uuid", visitor.loginUuid(), "email", visitor.email());
        return done(ask("POST", "/user/get-login-gov-user", body), 200);
    }

    private static List<String> members() {
        return done(ask("GET", "/service/" + service + "/users", null), 200)
                .path("data")
                .valueStream()
                .map(member -> member.path("email_address").asText())
                .toList();
    }

    private static JsonNode user(String id) {
        return done(ask("GET", "/user/" + id, null), 200).path("data");
    }

    private static String key(String type) {
        return key(type, "A " + type + " key");
    }

    private static String key(String type, String name) {
        var body = Map.of("created_by", ana, "name", name, "key_type", type);
        return done(ask("POST", "/service/" + service + "/api-key", body), 201)
                .path("data")
                .asText();
    }

    private static List<JsonNode> keys() {
        var keys =
                done(ask("GET", "/service/" + service + "/api-keys", null), 200).path("apiKeys");
        return keys.valueStream().toList();
    }

    /// On both apis, as a service's own program is told.
    private static void answersWithinASecond(int status) {
        await().atMost(1, SECONDS)
                .untilAsserted(() -> assertThat(List.of(statusAt(notify.api()), statusAt(secondApi.url())))
                        .containsOnly(status));
    }

    private static int statusAt(String url) {
        try {
            client(url).getAllTemplates("");
            return 200;
        } catch (NotificationClientException refused) {
            return refused.getHttpResult();
        }
    }

    private static NotificationClient client(String url) {
        return new NotificationClient("normal-" + service + "-" + secret, url);
    }

    private static Web.Answer ask(String method, String path, @Nullable Map<String, ?> body) {
        return admin.api(
                method,
                path,
                body == null ? "" : JSON.<ObjectNode>valueToTree(body).toString());
    }

    private static JsonNode done(Web.Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.body().isEmpty() ? JSON.nullNode() : answer.json();
    }

    /// The newest message to somebody, once it is the one that holds these words.
    private static JsonNode mail(String to, String words) {
        var url = notify.inbox() + "/api/messages?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
        return await().atMost(10, SECONDS)
                .until(
                        () -> messages(url),
                        found -> !found.isEmpty()
                                && found.getFirst().path("text").asText().contains(words))
                .getFirst();
    }

    private static String linkIn(JsonNode mail) {
        var link = LINK.matcher(mail.path("text").asText());
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private static List<JsonNode> messages(String url) {
        var answer = Web.get(url).json();
        return (answer.isArray() ? answer : answer.path("messages"))
                .valueStream()
                .toList();
    }
}
