package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Invitations to services that are sent again, and the tokens that lead to one (docs/contract/admin-organizations.md,
/// 8).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class ServiceInviteLinkTest extends ServiceInviteCalls {

    private static final String UNKNOWN_PATH = "The requested URL was not found on the server. If you entered the URL"
            + " manually please check your spelling and try again.";

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
}
