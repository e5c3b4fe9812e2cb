package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The people who belong to organizations (docs/contract/admin-organizations.md, 15.5).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class OrganizationMemberTest {

    private static final String NO_RESULT = "No result found";

    @Inject
    Admin admin;

    @Inject
    Agencies agencies;

    private UUID id = new UUID(0, 0);
    private String path = "";

    @BeforeEach
    void anOrganization() {
        id = agencies.organization();
        path = "/organizations/" + id;
    }

    @Test
    void a_person_becomes_a_member_however_often_that_is_said() throws Exception {
        var person = agencies.person();
        Callable<HttpCalls.Answer> add = () -> admin.post(path + "/users/" + person.id());

        var answers = Agencies.atOnce(List.of(add, add, add));

        assertThat(answers).extracting(HttpCalls.Answer::status).containsOnly(200);
        var shown = answers.getFirst().json().get("data");
        assertThat(shown.get("email_address").asText()).isEqualTo(person.address());
        assertThat(shown.get("organizations").toString()).isEqualTo("[\"" + id + "\"]");
        assertThat(admin.post(path + "/users/" + person.id(), Map.of("permissions", List.of()))
                        .status())
                .isEqualTo(200);
        assertThat(members(path)).containsExactly(person.id().toString());
    }

    @Test
    void members_are_those_who_are_active_the_oldest_first() {
        var first = agencies.person();
        var second = agencies.person();
        var pending = agencies.person("pending", false);
        for (var person : List.of(second, pending, first)) {
            admin.post(path + "/users/" + person.id());
        }
        admin.post("/organizations/" + agencies.organization() + "/users/"
                + agencies.person().id());

        assertThat(members(path))
                .containsExactly(first.id().toString(), second.id().toString());
    }

    @Test
    void nobody_unknown_becomes_a_member() {
        refused(admin.post(path + "/users/" + UUID.randomUUID()), 404, NO_RESULT);
    }

    @Test
    void a_member_leaves_once() throws Exception {
        var person = agencies.person();
        admin.post(path + "/users/" + person.id());
        var other = "/organizations/" + agencies.organization();
        admin.post(other + "/users/" + person.id());
        Callable<HttpCalls.Answer> leave = () -> admin.delete(path + "/users/" + person.id());

        var answers = Agencies.atOnce(List.of(leave, leave));

        assertThat(answers).extracting(HttpCalls.Answer::status).containsExactlyInAnyOrder(204, 404);
        refused(leave.call(), 404, "User not found");
        assertThat(members(path)).isEmpty();
        assertThat(members(other)).containsExactly(person.id().toString());
    }

    @Test
    void an_unknown_organization_has_nobody() {
        var unknown = "/organizations/" + UUID.randomUUID() + "/users";
        var person = agencies.person().id();

        assertThat(admin.get(unknown).json().get("data")).isEmpty();
        refused(admin.post(unknown + "/" + person), 404, NO_RESULT);
        refused(admin.delete(unknown + "/" + person), 404, "User not found");
    }

    private List<String> members(String organization) {
        var ids = new ArrayList<String>();
        admin.get(organization + "/users")
                .json()
                .get("data")
                .forEach(user -> ids.add(user.get("id").asText()));
        return ids;
    }

    private static void refused(HttpCalls.Answer answer, int status, String text) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("result").asText()).isEqualTo("error");
        assertThat(answer.json().get("message").asText()).isEqualTo(text);
    }
}
