package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The folders that teams keep templates in (docs/contract/admin-templates.md, 17).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class TemplateFolderTest {

    @Inject
    Services services;

    @Inject
    Admin admin;

    private TestService service =
            new TestService(new UUID(0, 0), new UUID(0, 0), Map.of(), new UUID(0, 0), new UUID(0, 0));
    private String path = "";

    @BeforeEach
    void aService() {
        service = services.service().make();
        path = "/service/" + service.id() + "/template-folder";
    }

    @Test
    void a_folder_is_created_and_seen_by_its_maker() {
        var created = create(" Storms ", null, service.userId().toString());

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        var row = created.json().get("data");
        assertThat(row.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("id", "name", "parent_id", "service_id", "users_with_permission");
        assertThat(row.get("name").asText()).isEqualTo("Storms");
        assertThat(row.get("parent_id").isNull()).isTrue();
        assertThat(row.get("service_id").asText()).isEqualTo(service.id().toString());
        assertThat(members(row)).containsExactly(service.userId().toString());
        assertThat(folders()).containsExactly(row);
    }

    @Test
    void a_folder_within_another_is_seen_by_whoever_sees_that() {
        var ben = member(service);
        var parent = id(create("Parent", null, ben));

        var child = create("Child", parent, service.userId().toString());

        assertThat(child.json().at("/data/parent_id").asText()).isEqualTo(parent);
        assertThat(members(child.json().get("data"))).containsExactly(ben);
    }

    @Test
    void a_maker_who_is_no_member_or_is_not_named_does_not_see_the_folder() {
        var stranger = user();

        assertThat(members(create("One", null, stranger).json().get("data"))).isEmpty();
        assertThat(members(
                        create("Two", null, UUID.randomUUID().toString()).json().get("data")))
                .isEmpty();
        assertThat(members(create("Three", null, null).json().get("data"))).isEmpty();
        assertThat(folders()).extracting(row -> row.get("name").asText()).containsExactly("One", "Three", "Two");
    }

    @Test
    void a_parent_has_to_be_a_folder_of_the_service() {
        var theirs = id(createFor(services.service().make(), "Theirs"));

        refused(create("Mine", theirs, null), 400, "parent_id not found");
        refused(create("Mine", UUID.randomUUID().toString(), null), 400, "parent_id not found");
        assertThat(folders()).isEmpty();
    }

    @Test
    void an_unknown_service_has_no_folders() {
        var unknown = "/service/" + UUID.randomUUID() + "/template-folder";

        refused(admin.get(unknown), 404, "No result found");
        refused(admin.postText(unknown, "{\"name\":\"a\",\"parent_id\":null}"), 404, "No result found");
        refused(admin.postText(unknown + "/contents", "{\"templates\":[],\"folders\":[]}"), 404, "No result found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|name is a required property, parent_id is a required property",
                "{\"name\":\"\",\"parent_id\":null}|name  should be non-empty",
                "{\"name\":\" \\t\",\"parent_id\":null}|name  should be non-empty",
                "{\"name\":5,\"parent_id\":\"x\",\"created_by_id\":1}|name 5 is not of type string,"
                        + " parent_id is not a valid UUID, created_by_id is not a valid UUID",
            })
    void every_fault_of_a_body_is_told_at_once(String body, String faults) {
        assertThat(messages(admin.postText(path, body))).isEqualTo(faults);
    }

    @Test
    void a_name_has_its_limit() {
        assertThat(create("n".repeat(255), null, null).status()).isEqualTo(201);
        assertThat(messages(create("n".repeat(256), null, null))).isEqualTo("name " + "n".repeat(256) + " is too long");
    }

    @Test
    void a_folder_is_renamed_and_its_members_stay_as_they_are() {
        var folder = id(create("Old", null, service.userId().toString()));

        var renamed = admin.post(path + "/" + folder, Map.of("name", " New "));

        assertThat(renamed.status()).as(renamed.body()).isEqualTo(200);
        assertThat(renamed.json().at("/data/name").asText()).isEqualTo("New");
        assertThat(members(renamed.json().get("data")))
                .containsExactly(service.userId().toString());
        assertThat(folders()).containsExactly(renamed.json().get("data"));
        assertThat(messages(admin.post(path + "/" + folder, Map.of("name", " "))))
                .isEqualTo("name  should be non-empty");
        assertThat(messages(admin.post(path + "/" + folder, Map.of("users_with_permission", List.of("x")))))
                .isEqualTo("users_with_permission is not a valid UUID, name is a required property");
    }

    @Test
    void the_members_of_a_folder_are_replaced_by_those_of_the_service_among_the_given() {
        var folder = id(create("Folder", null, service.userId().toString()));
        var ben = member(service);

        var changed = admin.post(
                path + "/" + folder,
                Map.of("name", "Folder", "users_with_permission", List.of(ben, ben, user(), UUID.randomUUID())));

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(members(changed.json().get("data"))).containsExactly(ben);
        var none = admin.post(path + "/" + folder, Map.of("name", "Folder", "users_with_permission", List.of()));
        assertThat(members(none.json().get("data"))).isEmpty();
    }

    @Test
    void an_empty_folder_is_deleted_with_its_members() {
        var folder = id(create("Folder", null, service.userId().toString()));

        var deleted = admin.delete(path + "/" + folder);

        assertThat(deleted.status()).as(deleted.body()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        assertThat(folders()).isEmpty();
        refused(admin.delete(path + "/" + folder), 404, "No result found");
    }

    @Test
    void a_folder_with_anything_in_it_is_not_deleted() {
        var full = id(create("Full", null, null));
        id(create("Sub", full, null));
        refused(admin.delete(path + "/" + full), 400, "Folder is not empty");

        var holder = id(create("Holder", null, null));
        move(holder, List.of(template(service)), List.of());
        refused(admin.delete(path + "/" + holder), 400, "Folder is not empty");
        assertThat(folders()).hasSize(3);
    }

    @Test
    void templates_and_folders_are_moved_without_a_version_of_theirs() {
        var target = id(create("Target", null, null));
        var folder = id(create("Folder", null, null));
        var template = template(service);

        var moved = move(target, List.of(template, template), List.of(folder));

        assertThat(moved.status()).as(moved.body()).isEqualTo(204);
        assertThat(moved.body()).isEmpty();
        assertThat(parent(folder)).isEqualTo(target);
        var row = admin.get("/service/" + service.id() + "/template/" + template)
                .json()
                .get("data");
        assertThat(row.get("folder").asText()).isEqualTo(target);
        assertThat(row.get("version").asInt()).isEqualTo(1);
        assertThat(row.get("updated_at").isNull()).isTrue();

        assertThat(move(folder, List.of(template), List.of()).status()).isEqualTo(204);
        assertThat(place(template)).isEqualTo(folder);
        assertThat(move(null, List.of(template), List.of(folder)).status()).isEqualTo(204);
        assertThat(place(template)).isEqualTo("null");
        assertThat(parent(folder)).isEqualTo("null");
    }

    @Test
    void an_archived_template_is_passed_over() {
        var target = id(create("Target", null, null));
        var archived = template(service);
        var other = template(service);
        services.sql("update templates set archived = true where id = ?::uuid", archived);

        assertThat(move(target, List.of(archived, other), List.of()).status()).isEqualTo(204);

        assertThat(place(archived)).isEqualTo("null");
        assertThat(place(other)).isEqualTo(target);
    }

    @Test
    void a_folder_moves_neither_into_itself_nor_into_one_below_it() {
        var top = id(create("Top", null, null));
        var middle = id(create("Middle", top, null));
        var low = id(create("Low", middle, null));

        refused(move(top, List.of(), List.of(top)), 400, "You cannot move a folder to itself");
        refused(move(middle, List.of(), List.of(top)), 400, "You cannot move a folder to one of its subfolders");
        refused(move(low, List.of(), List.of(top)), 400, "You cannot move a folder to one of its subfolders");
        assertThat(move(top, List.of(), List.of(low)).status()).isEqualTo(204);
        assertThat(parent(low)).isEqualTo(top);
    }

    @Test
    void what_is_not_the_services_is_not_moved_and_nothing_else_with_it() {
        var other = services.service().make();
        var target = id(create("Target", null, null));
        var mine = id(create("Mine", null, null));
        var theirs = id(createFor(other, "Theirs"));
        var theirTemplate = template(other);

        refused(
                move(target, List.of(), List.of(mine, theirs)),
                400,
                "No folder found with id " + theirs + " for service " + service.id());
        refused(
                move(target, List.of(template(service), theirTemplate), List.of(mine)),
                400,
                "Could not move to folder: No template found with id " + theirTemplate + " for service "
                        + service.id());
        refused(move(theirs, List.of(), List.of()), 404, "No result found");
        refused(move(UUID.randomUUID().toString(), List.of(), List.of(mine)), 404, "No result found");
        assertThat(parent(mine)).isEqualTo("null");
        assertThat(services.texts("select 1 from template_folder_map where template_folder_id = ?::uuid", target))
                .isEmpty();
    }

    @Test
    void another_services_folder_does_not_exist() {
        var folder = id(create("Folder", null, null));
        var other = "/service/" + services.service().make().id() + "/template-folder/" + folder;

        refused(admin.post(other, Map.of("name", "Mine")), 404, "No result found");
        refused(admin.delete(other), 404, "No result found");
        refused(admin.postText(other + "/contents", "{\"templates\":[],\"folders\":[]}"), 404, "No result found");
        assertThat(folders()).extracting(row -> row.get("name").asText()).containsExactly("Folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/contents", "/{id}/contents"})
    void both_lists_of_a_move_are_required(String route) {
        var contents = path + route.replace("{id}", id(create("Target", null, null)));

        assertThat(messages(admin.postText(contents, "{}")))
                .isEqualTo("templates is a required property, folders is a required property");
        assertThat(messages(admin.postText(contents, "{\"templates\":\"x\",\"folders\":[1]}")))
                .isEqualTo("templates x is not of type array, folders is not a valid UUID");
    }

    @Test
    void moves_at_the_same_moment_make_no_circle() throws Exception {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 6; i++) {
            ids.add(id(create("Folder " + i, null, null)));
        }
        var calls = new ArrayList<Callable<HttpCalls.Answer>>();
        for (int i = 0; i < ids.size(); i++) {
            var into = ids.get((i + 1) % ids.size());
            var moved = ids.get(i);
            calls.add(() -> move(into, List.of(), List.of(moved)));
        }

        var answers = atOnce(calls);

        assertThat(answers).filteredOn(answer -> answer.status() == 204).hasSize(5);
        assertThat(answers).filteredOn(answer -> answer.status() == 400).hasSize(1);
        var parents = new HashMap<String, String>();
        folders()
                .forEach(row ->
                        parents.put(row.get("id").asText(), row.get("parent_id").asText()));
        for (var start : ids) {
            var seen = new HashSet<String>();
            var next = start;
            while (parents.containsKey(next)) {
                assertThat(seen.add(next)).as("a circle").isTrue();
                next = parents.get(next);
            }
        }
    }

    @Test
    void a_folder_that_is_deleted_while_something_moves_in_keeps_it_or_is_gone() throws Exception {
        for (int round = 0; round < 5; round++) {
            var folder = id(create("Folder", null, null));
            var template = template(service);

            var answers = atOnce(
                    List.of(() -> admin.delete(path + "/" + folder), () -> move(folder, List.of(template), List.of())));

            var gone = answers.getFirst().status() == 204;
            assertThat(answers.getFirst().status()).isEqualTo(gone ? 204 : 400);
            assertThat(answers.getLast().status()).isEqualTo(gone ? 404 : 204);
            assertThat(place(template)).isEqualTo(gone ? "null" : folder);
        }
    }

    private HttpCalls.Answer create(String name, @Nullable String parent, @Nullable String maker) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("name", name);
        body.put("parent_id", parent);
        if (maker != null) {
            body.put("created_by_id", maker);
        }
        return admin.post(path, body);
    }

    private HttpCalls.Answer createFor(TestService owner, String name) {
        return admin.postText(
                "/service/" + owner.id() + "/template-folder", "{\"name\":\"" + name + "\",\"parent_id\":null}");
    }

    private HttpCalls.Answer move(@Nullable String target, List<String> templates, List<String> folders) {
        return admin.post(
                path + (target == null ? "" : "/" + target) + "/contents",
                Map.of("templates", templates, "folders", folders));
    }

    private String template(TestService owner) {
        return services.template(owner, "sms", null, "Hi").toString();
    }

    private String place(String template) {
        return admin.get("/service/" + service.id() + "/template/" + template)
                .json()
                .at("/data/folder")
                .asText();
    }

    private String parent(String folder) {
        return folders().stream()
                .filter(row -> row.get("id").asText().equals(folder))
                .map(row -> row.get("parent_id").asText())
                .findFirst()
                .orElseThrow();
    }

    private String member(TestService of) {
        var id = user();
        services.sql("insert into user_to_service values (?::uuid, ?)", id, of.id());
        return id;
    }

    private String user() {
        var id = UUID.randomUUID();
        services.sql("""
                insert into users (id, name, email_address, mobile_number, password_hash, password_changed_at, state,
                                   email_access_validated_at, created_at)
                values (?, 'Ben', ?, '+12025550199', 'none', now(), 'active', now(), now())
                """, id, id + "@agency.gov");
        return id.toString();
    }

    private List<JsonNode> folders() {
        var folders = new ArrayList<JsonNode>();
        admin.get(path).json().get("template_folders").forEach(folders::add);
        return folders;
    }

    private static List<String> members(JsonNode folder) {
        var members = new ArrayList<String>();
        folder.get("users_with_permission").forEach(id -> members.add(id.asText()));
        return members;
    }

    private static String id(HttpCalls.Answer created) {
        return created.json().at("/data/id").asText();
    }

    private static List<HttpCalls.Answer> atOnce(List<Callable<HttpCalls.Answer>> calls) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<HttpCalls.Answer>();
            for (Future<HttpCalls.Answer> call : threads.invokeAll(calls)) {
                answers.add(call.get());
            }
            return answers;
        }
    }

    private static String messages(HttpCalls.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        var messages = new ArrayList<String>();
        answer.json()
                .get("errors")
                .forEach(error -> messages.add(error.get("message").asText()));
        return String.join(", ", messages);
    }

    private static void refused(HttpCalls.Answer answer, int status, String text) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("result").asText()).isEqualTo("error");
        assertThat(answer.json().get("message").asText()).isEqualTo(text);
    }
}
