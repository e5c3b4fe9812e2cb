package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.People;
import gov.notify.api.given.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who is archived is given nothing any more (docs/contract/admin-users.md, 6.2).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class ArchivedPeopleTest {

    @Inject
    Admin admin;

    @Inject
    Services services;

    @Inject
    People people;

    private UUID service = new UUID(0, 0);
    private UUID organization = new UUID(0, 0);

    @BeforeEach
    void somewhereToJoin() {
        service = services.service().make().id();
        people.join(people.person(), service, "manage_settings");
        organization = people.organization();
    }

    @Test
    void they_join_no_service() {
        refused(joinService(archived()));
    }

    @Test
    void they_join_no_organization() {
        refused(admin.post("/organizations/" + organization + "/users/" + archived()));
    }

    @Test
    void they_get_no_address_back() {
        var person = archived();

        refused(admin.post("/user/" + person, Map.of("email_address", people.address())));

        assertThat(people.column(person, "email_address")).startsWith("_archived_");
    }

    @Test
    void they_are_not_told_of_what_would_be_as_it_is() {
        var person = archived();
        var manager = people.person().toString();

        refused(admin.post(
                "/user/" + person,
                Map.of("email_address", people.column(person, "email_address"), "updated_by", manager)));
        refused(admin.postText("/user/" + person, "{}"));
    }

    @Test
    void who_joins_while_being_archived_is_a_member_of_nothing_afterwards() throws Exception {
        for (int i = 0; i < 20; i++) {
            var person = people.person();
            List<Callable<HttpCalls.Answer>> calls = List.of(
                    () -> admin.post("/user/" + person + "/archive"),
                    () -> joinService(person),
                    () -> admin.post("/organizations/" + organization + "/users/" + person));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var answer : threads.invokeAll(calls)) {
                    assertThat(answer.get().status()).as(answer.get().body()).isIn(200, 201, 204, 400);
                }
            }

            assertThat(people.column(person, "state")).isEqualTo("inactive");
            for (var table : List.of("user_to_service", "permissions", "user_to_organization")) {
                assertThat(services.texts("select user_id::text from " + table + " where user_id = ?", person))
                        .as(table)
                        .isEmpty();
            }
        }
    }

    private UUID archived() {
        var person = people.person();
        assertThat(admin.post("/user/" + person + "/archive").status()).isEqualTo(204);
        return person;
    }

    private HttpCalls.Answer joinService(UUID person) {
        return admin.post(
                "/service/" + service + "/users/" + person,
                Map.of("permissions", List.of(Map.of("permission", "send_texts"))));
    }

    private static void refused(HttpCalls.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().get("message").asText()).isEqualTo("User is archived");
    }
}
