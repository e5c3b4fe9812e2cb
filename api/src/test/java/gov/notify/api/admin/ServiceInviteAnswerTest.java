package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of invitations to services (docs/contract/admin-organizations.md, 8).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class ServiceInviteAnswerTest extends ServiceInviteCalls {

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
}
