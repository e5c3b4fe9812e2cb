package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of templates that teams change (docs/contract/admin-templates.md, 16).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class AdminTemplateChangeTest extends AdminTemplateCalls {

    @Test
    void the_list_is_by_name_then_type_without_the_archived_and_hidden() {
        create(named("b", "sms"));
        create(named("b", "email"));
        create(named("a", "sms"));
        change(create(named("archived", "sms")), Map.of("archived", true));
        services.sql("update templates set hidden = true where id = ?::uuid", id(create(named("hidden", "sms"))));

        var listed = admin.get(path).json().get("data");

        assertThat(listed)
                .extracting(row -> row.get("name").asText() + " "
                        + row.get("template_type").asText())
                .containsExactly("a sms", "b email", "b sms");
        assertThat(keys(listed.get(0)))
                .containsExactlyInAnyOrderElementsOf(with(SHARED, "folder", "redact_personalisation"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"False", "true", "TRUE", "1", "", "true%20"})
    void everything_but_true_as_python_writes_it_asks_for_the_short_form(String detailed) {
        var created = create(text("Hi"));

        assertThat(admin.get(path + "?detailed=" + detailed).body())
                .isEqualTo("{\"data\":[{\"id\":\"" + id(created) + "\",\"name\":\"A name\",\"template_type\":\"sms\","
                        + "\"folder\":null,\"content\":null}]}");
        assertThat(admin.get(path + "?detailed=True").json())
                .isEqualTo(admin.get(path).json());
    }

    @Test
    void a_change_makes_a_version_and_leaves_when_it_was_made() {
        var created = create(email("Subject", "Body"));
        services.sql("update templates set created_at = '2026-01-02T03:04:05.678901Z' where id = ?::uuid", id(created));
        services.sql(
                "update templates_history set created_at = '2026-01-02T03:04:05.678901Z' where id = ?::uuid",
                id(created));

        var changed = change(
                created, Map.of("name", "Other", "content", "New", "subject", "Newer", "process_type", "priority"));

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        var row = changed.json().get("data");
        assertThat(row.get("version").asInt()).isEqualTo(2);
        assertThat(row.get("name").asText()).isEqualTo("Other");
        assertThat(row.get("content").asText()).isEqualTo("New");
        assertThat(row.get("subject").asText()).isEqualTo("Newer");
        assertThat(row.get("process_type").asText()).isEqualTo("priority");
        assertThat(row.get("created_at").asText()).isEqualTo("2026-01-02T03:04:05+00:00");
        assertThat(row.get("updated_at").asText()).matches(S0);
        assertThat(admin.get(one(created)).json().get("data")).isEqualTo(row);
        assertThat(admin.get(one(created) + "/version/2")
                        .json()
                        .at("/data/created_at")
                        .asText())
                .isEqualTo("2026-01-02 03:04:05.678901");
    }

    @Test
    void neither_service_nor_type_nor_what_is_not_its_own_is_changed() {
        var created = create(text("Hi"));
        var ignored = new HashMap<String, @Nullable Object>();
        ignored.put("id", UUID.randomUUID().toString());
        ignored.put("service", services.service().make().id().toString());
        ignored.put("template_type", "email");
        ignored.put("hidden", true);
        ignored.put("folder", UUID.randomUUID().toString());
        ignored.put("reply_to", UUID.randomUUID().toString());

        var unchanged = change(created, ignored);

        assertThat(unchanged.status()).as(unchanged.body()).isEqualTo(200);
        assertThat(unchanged.json()).isEqualTo(created.json());
    }

    @Test
    void saving_what_is_there_already_makes_no_version() {
        var created = create(email("Subject", "Body"));
        var same = email("Subject", "Body");
        var other = user();
        same.put("created_by", other);
        same.put("archived", false);
        same.put("reply_to", null);

        var answer = change(created, same);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/data/version").asInt()).isEqualTo(1);
        assertThat(answer.json().at("/data/created_by").asText()).isEqualTo(other);
        assertThat(admin.get(one(created)).json()).isEqualTo(created.json());
    }

    @Test
    void whoever_changes_a_template_is_named_in_it_and_in_its_versions() {
        var created = create(text("Hi"));
        var other = user();

        var changed = change(created, Map.of("content", "Ho", "created_by", other));

        assertThat(changed.json().at("/data/created_by").asText()).isEqualTo(other);
        var versions = admin.get(one(created) + "/versions").json().get("data");
        assertThat(versions)
                .extracting(version -> version.at("/created_by/id").asText())
                .containsExactly(other, service.userId().toString());
    }

    @Test
    void an_update_keeps_the_rules_of_lengths_and_subjects() {
        var sms = create(text("Hi"));
        var mail = create(email("Subject", "Body"));

        assertThat(change(sms, Map.of("content", "x".repeat(919)))
                        .json()
                        .at("/message/content/0")
                        .asText())
                .isEqualTo("Content has a character count greater than the limit of 918");
        assertThat(change(mail, Map.of("subject", "  "))
                        .json()
                        .at("/message/subject/0")
                        .asText())
                .isEqualTo("Invalid template subject");
        var none = new HashMap<String, @Nullable Object>();
        none.put("subject", null);
        assertThat(change(mail, none).json().at("/message/subject/0").asText()).isEqualTo("Invalid template subject");
        assertThat(admin.get(one(mail)).json()).isEqualTo(mail.json());
    }

    @Test
    void what_is_too_long_already_can_be_archived() {
        var created = create(text("Hi"));
        services.sql("update templates set content = repeat('x', 1000) where id = ?::uuid", id(created));

        assertThat(change(created, Map.of("archived", true))
                        .json()
                        .at("/data/archived")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void every_fault_of_a_change_is_told_at_once() {
        var created = create(text("Hi"));

        assertThat(messages(admin.postText(
                        one(created),
                        "{\"name\":null,\"content\":1,\"archived\":\"yes\",\"process_type\":\"fast\",\"created_by\":\"x\","
                                + "\"reply_to\":\"y\",\"redact_personalisation\":1}")))
                .isEqualTo("name None is not of type string, content 1 is not of type string, "
                        + "process_type fast is not one of [normal, priority], archived yes is not of type boolean, "
                        + "created_by is not a valid UUID, redact_personalisation 1 is not of type boolean, "
                        + "reply_to is not a valid UUID");
    }

    @Test
    void an_archived_template_leaves_its_folder_and_stays_archived() {
        var body = text("Hi");
        body.put("parent_folder_id", folder(service, "Folder"));
        var created = create(body);

        var archived = change(created, Map.of("archived", true, "created_by", service.userId()));

        assertThat(archived.status()).as(archived.body()).isEqualTo(200);
        assertThat(archived.json().at("/data/archived").asBoolean()).isTrue();
        assertThat(archived.json().at("/data/folder").isNull()).isTrue();
        assertThat(archived.json().at("/data/version").asInt()).isEqualTo(2);
        assertThat(admin.get(one(created)).json()).isEqualTo(archived.json());
        assertThat(change(created, Map.of("archived", false)).json()).isEqualTo(archived.json());
        assertThat(change(created, Map.of("archived", true)).json()).isEqualTo(archived.json());
        assertThat(change(created, Map.of("archived", false, "name", "Other"))
                        .json()
                        .at("/data/archived")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void redaction_is_for_good_makes_no_version_and_changes_nothing_else() {
        var created = create(text("Hi ((name))"));
        var who = service.userId().toString();

        var answer = change(created, Map.of("redact_personalisation", true, "created_by", who, "content", "Other"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("null");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        var row = admin.get(one(created)).json().get("data");
        assertThat(row.get("redact_personalisation").asBoolean()).isTrue();
        assertThat(row.get("content").asText()).isEqualTo("Hi ((name))");
        assertThat(row.get("version").asInt()).isEqualTo(1);
        assertThat(change(created, Map.of("redact_personalisation", true, "created_by", who))
                        .body())
                .isEqualTo("null");
        change(created, Map.of("redact_personalisation", false, "created_by", who));
        assertThat(admin.get(one(created)).json().get("data")).isEqualTo(row);
    }

    @Test
    void a_template_that_was_there_before_redactions_can_be_redacted() {
        var id = services.template(service, "sms", null, "Hi");

        admin.post(path + "/" + id, Map.of("redact_personalisation", true, "created_by", service.userId()));

        assertThat(admin.get(path + "/" + id)
                        .json()
                        .at("/data/redact_personalisation")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void redaction_needs_to_know_who_wants_it() {
        var refused = change(create(text("Hi")), Map.of("redact_personalisation", true));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/message/created_by/0").asText()).isEqualTo("Field is required");
    }

    @Test
    void a_change_of_an_older_version_is_refused_where_the_version_is_told() {
        var created = create(text("one"));
        assertThat(change(created, Map.of("content", "two", "version", 1)).status())
                .isEqualTo(200);

        var late = change(created, Map.of("content", "three", "version", 1));

        refused(
                late,
                409,
                "Somebody else has changed this template: it is at version 2 now, and this change was made to"
                        + " version 1.");
        assertThat(admin.get(one(created)).json().at("/data/content").asText()).isEqualTo("two");
        assertThat(change(created, Map.of("content", "three"))
                        .json()
                        .at("/data/version")
                        .asInt())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"two\"", "\"1\"", "null", "1.5", "true", "[1]"})
    void a_version_that_is_no_whole_number_says_nothing(String version) {
        var created = create(text("one"));
        change(created, Map.of("content", "two"));

        var changed = admin.postText(one(created), "{\"content\":\"three\",\"version\":" + version + "}");

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.json().at("/data/version").asInt()).isEqualTo(3);
    }

    @Test
    void of_changes_to_one_version_at_the_same_moment_one_wins() throws Exception {
        var created = create(text("Hi"));
        var calls = new ArrayList<Callable<HttpCalls.Answer>>();
        for (int i = 0; i < 8; i++) {
            var content = "content " + i;
            calls.add(() -> change(created, Map.of("content", content, "version", 1)));
        }

        var answers = atOnce(calls);

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(7);
    }

    @Test
    void changes_without_a_version_at_the_same_moment_each_make_one() throws Exception {
        var created = create(text("Hi"));
        var calls = new ArrayList<Callable<HttpCalls.Answer>>();
        for (int i = 0; i < 8; i++) {
            var content = "content " + i;
            calls.add(() -> change(created, Map.of("content", content)));
        }

        var answers = atOnce(calls);

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(admin.get(one(created) + "/versions").json().get("data"))
                .extracting(version -> version.get("version").asInt())
                .containsExactly(9, 8, 7, 6, 5, 4, 3, 2, 1);
    }

    private Map<String, @Nullable Object> named(String name, String type) {
        var body = body(name, type, "Content");
        body.put("subject", "Subject");
        return body;
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
}
