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
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What members may do in a service (docs/contract/admin-users.md, 6.6).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class MemberRightsTest {

    @Inject
    Admin admin;

    @Inject
    Services services;

    @Inject
    People people;

    private UUID person = new UUID(0, 0);
    private UUID service = new UUID(0, 0);

    @BeforeEach
    void aMember() {
        person = people.person();
        service = services.service().make().id();
        people.join(person, service, "send_emails");
    }

    @Test
    void what_a_member_may_do_is_replaced() {
        var elsewhere = services.service().make().id();
        people.join(person, elsewhere, "send_emails");

        var answer = replace("{\"permissions\":[{\"permission\":\"send_texts\"},{\"permission\":\"view_activity\"},"
                + "{\"permission\":\"send_texts\"}]}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(permissions(service)).containsExactly("send_texts", "view_activity");
        assertThat(permissions(elsewhere)).containsExactly("send_emails");
    }

    @Test
    void a_member_may_be_left_with_nothing_to_do() {
        assertThat(replace("{\"permissions\":[]}").status()).isEqualTo(204);

        assertThat(permissions(service)).isEmpty();
    }

    @Test
    void more_folders_than_a_statement_has_parameters_are_no_folders_of_the_service() {
        var folders = Stream.generate(() -> "\"" + UUID.randomUUID() + "\"")
                .limit(70_000)
                .collect(Collectors.joining(","));

        assertThat(replace("{\"permissions\":[],\"folder_permissions\":[" + folders + "]}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void folders_stay_where_nothing_is_said_of_them_and_are_replaced_otherwise() {
        var first = folder(service);
        var second = folder(service);
        sees(first);

        replace("{\"permissions\":[]}");
        assertThat(folders()).containsExactly(first.toString());

        assertThat(replace("{\"permissions\":[],\"folder_permissions\":[\"" + second + "\",\"" + second + "\"]}")
                        .status())
                .isEqualTo(204);
        assertThat(folders()).containsExactly(second.toString());

        assertThat(replace("{\"permissions\":[],\"folder_permissions\":[]}").status())
                .isEqualTo(204);
        assertThat(folders()).isEmpty();
    }

    @Test
    void a_folder_of_another_service_changes_nothing() {
        var ours = folder(service);
        sees(ours);
        var theirs = folder(services.service().make().id());

        noResult(replace(
                "{\"permissions\":[{\"permission\":\"send_texts\"}],\"folder_permissions\":[\"" + theirs + "\"]}"));

        assertThat(permissions(service)).containsExactly("send_emails");
        assertThat(folders()).containsExactly(ours.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"permission\":\"fly\"}|Invalid permission: fly",
                "{}|Invalid permission: None",
                "{\"permission\":\"platform admin\"}|Invalid permission: platform admin"
            })
    void a_word_that_is_no_permission_leaves_a_member_what_it_has(String permission, String text) {
        var answer = replace("{\"permissions\":[{\"permission\":\"send_texts\"}," + permission + "]}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().get("message").asText()).isEqualTo(text);
        assertThat(permissions(service)).containsExactly("send_emails");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|permissions is a required property",
                "{\"permissions\":null}|permissions None is not of type array",
                "{\"permissions\":[\"send_texts\"]}|permissions send_texts is not of type object",
                "{\"permissions\":[],\"folder_permissions\":[\"x\"]}|folder_permissions is not a valid UUID",
                "{\"permissions\":[],\"folder_permissions\":null}|folder_permissions None is not of type array",
                "{\"permissions\":[],\"set_by\":1}|Additional properties are not allowed (set_by was unexpected)"
            })
    void a_body_tells_what_is_wrong_with_it(String body, String text) {
        var answer = replace(body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/error").asText()).isEqualTo("ValidationError");
        assertThat(answer.json().at("/errors/0/message").asText()).isEqualTo(text);
    }

    @Test
    void who_is_no_member_may_do_nothing() {
        var body = "{\"permissions\":[{\"permission\":\"send_texts\"}]}";
        var stranger = people.person();
        var elsewhere = services.service().make().id();

        noResult(admin.postText(path(stranger, service), body));
        noResult(admin.postText(path(person, elsewhere), body));
        noResult(admin.postText(path(UUID.randomUUID(), service), body));
        noResult(admin.postText(path(person, UUID.randomUUID()), body));
        assertThat(services.texts("select permission from permissions where user_id = ?", stranger))
                .isEmpty();
    }

    @Test
    void of_those_who_replace_at_the_same_moment_the_last_one_counts_whole() throws Exception {
        var body = "{\"permissions\":[{\"permission\":\"send_texts\"},{\"permission\":\"manage_users\"}]}";
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads
                            .invokeAll(
                                    Collections.nCopies(8, () -> replace(body).status()))
                            .stream()
                            .map(Future::resultNow))
                    .containsOnly(204);
        }

        assertThat(permissions(service)).containsExactly("manage_users", "send_texts");
    }

    private static String path(UUID person, UUID service) {
        return "/user/" + person + "/service/" + service + "/permission";
    }

    private HttpCalls.Answer replace(String body) {
        return admin.postText(path(person, service), body);
    }

    private List<String> permissions(UUID of) {
        return services.texts(
                "select permission from permissions where user_id = ? and service_id = ? order by permission",
                person,
                of);
    }

    private List<String> folders() {
        return services.texts(
                "select template_folder_id::text from user_folder_permissions where user_id = ? and service_id = ?",
                person,
                service);
    }

    private UUID folder(UUID of) {
        var folder = UUID.randomUUID();
        services.sql("insert into template_folder (id, service_id, name) values (?, ?, 'A folder')", folder, of);
        return folder;
    }

    private void sees(UUID folder) {
        services.sql("insert into user_folder_permissions values (?, ?, ?)", person, folder, service);
    }

    private static void noResult(HttpCalls.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
        assertThat(answer.json().get("message").asText()).isEqualTo("No result found");
    }
}
