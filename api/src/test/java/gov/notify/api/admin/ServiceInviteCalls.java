package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.admin.link.SignedTokens;
import gov.notify.api.given.Admin;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestClock;
import gov.notify.api.given.TestService;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// What tests of invitations to services ask, and look at.
abstract class ServiceInviteCalls {

    static final String NO_RESULT = "No result found";

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

    TestService service = new TestService(new UUID(0, 0), new UUID(0, 0), Map.of(), new UUID(0, 0), new UUID(0, 0));

    Agencies.Person inviter = new Agencies.Person(new UUID(0, 0), "", "");

    String path = "";

    String invited = "";

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

    Map<String, Object> wanted() {
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

    HttpCalls.Answer invite(Map<String, Object> besides) {
        var body = new HashMap<>(wanted());
        body.putAll(besides);
        return admin.post(path, body);
    }

    HttpCalls.Answer set(HttpCalls.Answer made, String status) {
        return admin.post(path + "/" + id(made), Map.of("status", status));
    }

    void expire(HttpCalls.Answer made) {
        services.sql("update invited_users set status = 'expired' where id = ?::uuid", id(made));
    }

    /// Makes it two days old.
    void age(HttpCalls.Answer made) {
        services.sql("update invited_users set created_at = now() - interval '2 days' where id = ?::uuid", id(made));
    }

    String status(HttpCalls.Answer made) {
        return admin.get(path + "/" + id(made)).json().at("/data/status").asText();
    }

    static String id(HttpCalls.Answer made) {
        return made.json().at("/data/id").asText();
    }

    static List<String> ids(HttpCalls.Answer list) {
        var ids = new ArrayList<String>();
        list.json().get("data").forEach(row -> ids.add(row.get("id").asText()));
        return ids;
    }

    static void told(HttpCalls.Answer answer, String text) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().at("/message/invitation").asText()).isEqualTo(text);
    }

    static void refused(HttpCalls.Answer answer, int status, String text) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("result").asText()).isEqualTo("error");
        assertThat(answer.json().get("message").asText()).isEqualTo(text);
    }
}
