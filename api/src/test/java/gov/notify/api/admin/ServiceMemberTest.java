package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestService;
import gov.notify.service.ServiceSnapshots;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who belongs to a service (docs/contract/admin-services.md, 10.4).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class ServiceMemberTest {

    private static final TestService NONE =
            new TestService(new UUID(0, 0), new UUID(0, 0), Map.of(), new UUID(0, 0), new UUID(0, 0));
    private static final String SEND_TEXTS = "{\"permissions\":[{\"permission\":\"send_texts\"}]}";

    @Inject
    Services services;

    @Inject
    Admin admin;

    @Inject
    ServiceSnapshots snapshots;

    private TestService service = NONE;
    private String path = "";
    private UUID bob = new UUID(0, 0);

    @BeforeEach
    void aServiceOfOne() {
        service = services.service().make();
        path = "/service/" + service.id() + "/users";
        bob = user("active");
    }

    @Test
    void a_member_is_added_with_what_it_may_do_and_see() {
        var mine = folder(service);
        var another = folder(services.service().make());

        var added = add(
                bob,
                "{\"permissions\":[{\"permission\":\"send_texts\"},{\"permission\":\"view_activity\"},"
                        + "{\"permission\":\"send_texts\"}],\"folder_permissions\":[\"" + mine + "\",\"" + another
                        + "\",\""
                        + UUID.randomUUID() + "\",\"" + mine + "\"]}");

        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(added.json().get("data"))
                .isEqualTo(admin.get("/service/" + service.id()).json().get("data"));
        assertThat(permissions(bob)).containsExactlyInAnyOrder("send_texts", "view_activity");
        assertThat(services.texts(
                        "select template_folder_id::text from user_folder_permissions where user_id = ?", bob))
                .containsExactly(mine.toString());
        var members = admin.get(path).json().get("data");
        assertThat(members).hasSize(2);
        assertThat(members.toString())
                .contains("\"id\":\"" + bob + "\"")
                .contains("\"id\":\"" + service.userId() + "\"");
    }

    @Test
    void a_member_counts_at_once_among_those_whom_a_trial_service_may_send_to() {
        assertThat(reachable()).doesNotContain(address(bob));

        add(bob, SEND_TEXTS);
        assertThat(reachable()).contains(address(bob));

        admin.delete(path + "/" + bob);
        assertThat(reachable()).doesNotContain(address(bob));
    }

    @Test
    void members_are_listed_in_whatever_state_they_are() {
        var pending = user("pending");
        add(pending, SEND_TEXTS);

        assertThat(admin.get(path).json().get("data").toString()).contains(pending.toString());
        assertThat(admin.get("/service/" + UUID.randomUUID() + "/users").status())
                .isEqualTo(404);
    }

    @Test
    void nobody_is_added_twice() {
        add(bob, SEND_TEXTS);

        var again = add(bob, "{\"permissions\":[]}");

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().get("message").asText())
                .isEqualTo("User id: " + bob + " already part of service id: " + service.id());
        assertThat(permissions(bob)).containsExactly("send_texts");
    }

    @Test
    void of_many_who_add_a_person_at_once_one_does() throws Exception {
        var additions = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            additions.add(() -> add(bob, SEND_TEXTS).status());
        }

        assertThat(statuses(additions)).containsOnlyOnce(201).containsOnly(201, 400);
        assertThat(permissions(bob)).containsExactly("send_texts");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|`{\"status_code\":400,\"errors\":[{\"error\":\"ValidationError\","
                        + "\"message\":\"permissions is a required property\"}]}`",
                "`{\"permissions\":[],\"x\":1}`|`{\"status_code\":400,\"errors\":[{\"error\":\"ValidationError\","
                        + "\"message\":\"Additional properties are not allowed (x was unexpected)\"}]}`",
                "`{\"permissions\":[{\"permission\":\"bogus\"}]}`"
                        + "|`{\"result\":\"error\",\"message\":\"Invalid permission: bogus\"}`",
                "`{\"permissions\":[{}]}`|`{\"result\":\"error\",\"message\":\"Invalid permission: None\"}`",
            })
    void what_is_wrong_is_told_and_nobody_is_added(String body, String answer) {
        var refused = add(bob, body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).isEqualTo(answer);
        assertThat(admin.get(path).json().get("data")).hasSize(1);
    }

    @Test
    void what_nobody_has_is_not_found() {
        notFound(add(UUID.randomUUID(), SEND_TEXTS), "No result found");
        notFound(admin.postText("/service/" + UUID.randomUUID() + "/users/" + bob, SEND_TEXTS), "No result found");
        notFound(admin.postText(path + "/bob", SEND_TEXTS), "No result found");
        notFound(admin.postText("/service/mine/users/" + bob, SEND_TEXTS), "No result found");
        notFound(admin.delete(path + "/" + bob), "User not found");
        notFound(admin.delete(path + "/bob"), "No result found");
        notFound(admin.delete("/service/" + UUID.randomUUID() + "/users/" + bob), "No result found");
    }

    @Test
    void a_member_is_removed_with_all_it_might_do_and_see_there_and_nowhere_else() {
        var other = services.service().make();
        admin.postText("/service/" + other.id() + "/users/" + bob, SEND_TEXTS);
        add(
                bob,
                "{\"permissions\":[{\"permission\":\"send_texts\"}],\"folder_permissions\":[\"" + folder(service)
                        + "\"]}");

        var removed = admin.delete(path + "/" + bob);

        assertThat(removed.status()).as(removed.body()).isEqualTo(204);
        assertThat(removed.body()).isEmpty();
        assertThat(permissions(bob)).isEmpty();
        assertThat(services.texts("select user_id::text from user_folder_permissions where user_id = ?", bob))
                .isEmpty();
        assertThat(services.texts("select service_id::text from user_to_service where user_id = ?", bob))
                .containsExactly(other.id().toString());
        assertThat(services.texts("select permission from permissions where user_id = ?", bob))
                .containsExactly("send_texts");
        notFound(admin.delete(path + "/" + bob), "User not found");
    }

    @Test
    void the_last_member_stays() {
        var refused = admin.delete(path + "/" + service.userId());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("message").asText()).isEqualTo("You cannot remove the only user for a service");
    }

    @Test
    void of_all_members_who_are_removed_at_once_one_stays() throws Exception {
        var people = new ArrayList<UUID>(List.of(service.userId(), bob));
        add(bob, SEND_TEXTS);
        for (int i = 0; i < 4; i++) {
            people.add(user("active"));
            add(people.getLast(), SEND_TEXTS);
        }

        var removals = people.stream()
                .map(person -> (Callable<Integer>)
                        () -> admin.delete(path + "/" + person).status())
                .toList();

        assertThat(statuses(removals)).containsOnlyOnce(400).containsOnly(204, 400);
        assertThat(admin.get(path).json().get("data")).hasSize(1);
    }

    private HttpCalls.Answer add(UUID person, String body) {
        return admin.postText(path + "/" + person, body);
    }

    private static void notFound(HttpCalls.Answer answer, String text) {
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("message").asText()).isEqualTo(text);
    }

    private List<String> permissions(UUID person) {
        return services.texts(
                "select permission from permissions where user_id = ? and service_id = ?", person, service.id());
    }

    private Set<String> reachable() {
        return snapshots.find(service.id()).orElseThrow().reachable();
    }

    private static List<Integer> statuses(List<Callable<Integer>> calls) throws Exception {
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var call : threads.invokeAll(calls)) {
                statuses.add(call.get());
            }
        }
        return statuses;
    }

    private UUID folder(TestService of) {
        var id = UUID.randomUUID();
        services.sql("insert into template_folder (id, service_id, name) values (?, ?, 'A folder')", id, of.id());
        return id;
    }

    private static String address(UUID person) {
        return "bob." + person + "@agency.gov";
    }

    private UUID user(String state) {
        var id = UUID.randomUUID();
        var now = Instant.now();
        services.sql("""
                insert into users (id, name, email_address, mobile_number, password_hash, password_changed_at, state,
                                   email_access_validated_at, created_at)
                values (?, 'Bob', ?, '+12025550111', 'none', ?, ?, ?, ?)
                """, id, address(id), now, state, now, now);
        return id;
    }
}
