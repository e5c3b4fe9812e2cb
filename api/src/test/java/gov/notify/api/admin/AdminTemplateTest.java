package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestService;
import gov.notify.template.TemplateSnapshots;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
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

/// Templates, as teams write them in the admin application (docs/contract/admin-templates.md, 16).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class AdminTemplateTest {

    private static final String S0 = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+00:00";
    private static final List<String> SHARED = List.of(
            "id",
            "service",
            "name",
            "template_type",
            "content",
            "subject",
            "process_type",
            "archived",
            "hidden",
            "version",
            "template_redacted",
            "reply_to",
            "reply_to_text",
            "updated_at",
            "created_at",
            "created_by");

    @Inject
    Services services;

    @Inject
    Admin admin;

    @Inject
    TemplateSnapshots snapshots;

    private TestService service =
            new TestService(new UUID(0, 0), new UUID(0, 0), Map.of(), new UUID(0, 0), new UUID(0, 0));
    private String path = "";

    @BeforeEach
    void aService() {
        service = services.service().make();
        path = "/service/" + service.id() + "/template";
    }

    @Test
    void a_text_is_created_and_shown_with_all_its_fields() {
        var created = create(text("Hi ((name))"));

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        var row = created.json().get("data");
        assertThat(keys(row)).containsExactlyInAnyOrderElementsOf(with(SHARED, "folder", "redact_personalisation"));
        assertThat(row.get("service").asText()).isEqualTo(service.id().toString());
        assertThat(row.get("name").asText()).isEqualTo("A name");
        assertThat(row.get("template_type").asText()).isEqualTo("sms");
        assertThat(row.get("content").asText()).isEqualTo("Hi ((name))");
        assertThat(row.get("process_type").asText()).isEqualTo("normal");
        assertThat(row.get("version").isInt()).isTrue();
        assertThat(row.get("version").asInt()).isEqualTo(1);
        assertThat(row.get("created_by").asText()).isEqualTo(service.userId().toString());
        assertThat(row.get("created_at").asText()).matches(S0);
        assertThat(row.get("template_redacted").asText())
                .isEqualTo(row.get("id").asText());
        assertThat(row.get("reply_to_text").asText()).isEqualTo("+18005550100");
        for (var absent : List.of("subject", "folder", "updated_at", "reply_to")) {
            assertThat(row.get(absent).isNull()).as(absent).isTrue();
        }
        for (var no : List.of("archived", "hidden", "redact_personalisation")) {
            assertThat(row.get(no).isBoolean() && !row.get(no).asBoolean())
                    .as(no)
                    .isTrue();
        }
        assertThat(admin.get(one(created)).json().get("data")).isEqualTo(row);
    }

    @Test
    void an_email_is_created_with_its_subject_and_the_default_reply_to_address() {
        var created = create(email("Subject ((ref))", "Body"));

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.json().at("/data/subject").asText()).isEqualTo("Subject ((ref))");
        assertThat(created.json().at("/data/reply_to_text").asText()).isEqualTo("answers@agency.gov");
    }

    @Test
    void a_default_sender_that_is_no_number_is_shown_as_it_is_and_none_as_null() {
        services.sql(
                "update service_sms_senders set sms_sender = 'Agency' where service_id = ? and is_default",
                service.id());
        services.sql("delete from service_email_reply_to where service_id = ?", service.id());

        assertThat(create(text("Hi")).json().at("/data/reply_to_text").asText()).isEqualTo("Agency");
        assertThat(create(email("S", "B")).json().at("/data/reply_to_text").isNull())
                .isTrue();
    }

    @Test
    void every_version_has_its_row_of_history_the_first_too() {
        var created = create(text("one"));
        change(created, Map.of("content", "two"));

        assertThat(services.texts(
                        "select version || ' ' || content from templates_history where id = ?::uuid order by version",
                        id(created)))
                .containsExactly("1 one", "2 two");
        assertThat(services.texts(
                        "select redact_personalisation::text from template_redacted where template_id = ?::uuid",
                        id(created)))
                .containsExactly("false");
    }

    @Test
    void the_service_of_the_path_counts_and_what_nobody_knows_is_passed_over() {
        var body = text("Hi");
        body.put("service", UUID.randomUUID().toString());
        body.put("version", 7);
        body.put("hidden", true);
        body.put("id", UUID.randomUUID().toString());
        body.put("colour", "blue");

        var created = create(body);

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.json().at("/data/service").asText())
                .isEqualTo(service.id().toString());
        assertThat(created.json().at("/data/version").asInt()).isEqualTo(1);
        assertThat(created.json().at("/data/hidden").asBoolean()).isFalse();
        assertThat(id(created)).isNotEqualTo(body.get("id"));
    }

    @Test
    void a_priority_template_is_one() {
        var body = text("Hi");
        body.put("process_type", "priority");

        assertThat(create(body).json().at("/data/process_type").asText()).isEqualTo("priority");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|name is a required property, template_type is a required property, content is a required property,"
                        + " service is a required property, created_by is a required property",
                "{\"name\":1,\"template_type\":\"fax\",\"content\":null,\"service\":\"x\",\"created_by\":\"y\","
                        + "\"process_type\":\"slow\",\"parent_folder_id\":\"z\"}|name 1 is not of type string, "
                        + "template_type fax is not one of [sms, email], content None is not of type string, "
                        + "service is not a valid UUID, created_by is not a valid UUID, "
                        + "process_type slow is not one of [normal, priority], parent_folder_id is not a valid UUID",
            })
    void every_fault_of_a_body_is_told_at_once(String body, String faults) {
        assertThat(messages(admin.postText(path, body))).isEqualTo(faults);
    }

    @Test
    void an_email_needs_a_subject_and_a_name_has_its_limit() {
        var body = email("x", "Body");
        body.remove("subject");
        assertThat(messages(create(body))).isEqualTo("subject is a required property");

        var long255 = text("Hi");
        long255.put("name", "n".repeat(255));
        assertThat(create(long255).status()).isEqualTo(201);
        long255.put("name", "n".repeat(256));
        assertThat(messages(create(long255))).isEqualTo("name " + "n".repeat(256) + " is too long");
    }

    @Test
    void a_blank_subject_is_refused_on_creation_too() {
        var answer = create(email(" \n", "Body"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/message/subject/0").asText()).isEqualTo("Invalid template subject");
    }

    @Test
    void a_subject_of_a_text_is_passed_over() {
        var body = text("Hi");
        body.put("subject", "Never shown");
        var created = create(body);

        assertThat(created.json().at("/data/subject").isNull()).isTrue();
        assertThat(change(created, Map.of("subject", "Never shown"))
                        .json()
                        .at("/data/version")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void placeholders_and_the_prefix_count_nothing_in_the_length_of_a_text() {
        assertThat(create(text("x".repeat(918) + "((" + "name".repeat(50) + "))"))
                        .status())
                .isEqualTo(201);
        assertThat(create(text("x".repeat(918) + "   ")).status()).isEqualTo(201);

        var tooLong = create(text("x".repeat(919)));

        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(tooLong.json().get("result").asText()).isEqualTo("error");
        assertThat(tooLong.json().at("/message/content/0").asText())
                .isEqualTo("Content has a character count greater than the limit of 918");
    }

    @Test
    void an_email_may_be_longer_than_a_text_but_not_than_may_be_sent() {
        assertThat(create(email("S", "x".repeat(5_000))).status()).isEqualTo(201);

        assertThat(create(email("S", "x".repeat(2_000_001)))
                        .json()
                        .at("/message/content/0")
                        .asText())
                .isEqualTo("Content has a character count greater than the limit of 2000000");
        assertThat(create(email("s".repeat(10_001), "B"))
                        .json()
                        .at("/message/subject/0")
                        .asText())
                .isEqualTo("Subject has a character count greater than the limit of 10000");
    }

    @ParameterizedTest
    @CsvSource({"sms,text message", "email,email", "letter,letter"})
    void a_service_writes_only_what_it_may_send(String type, String words) {
        var other = services.service().permissions("international_sms").make();
        var body = text("Hi");
        body.put("template_type", type);
        body.put("subject", "S");

        var refused = admin.post("/service/" + other.id() + "/template", body);

        assertThat(refused.status()).as(refused.body()).isEqualTo(403);
        assertThat(refused.json().at("/message/template_type/0").asText())
                .isEqualTo("Creating " + words + " templates is not allowed");
    }

    @Test
    void a_template_is_changed_only_while_its_service_may_send_it() {
        var created = create(text("Hi"));
        services.sql("delete from service_permissions where service_id = ? and permission = 'sms'", service.id());

        var refused = change(created, Map.of("content", "Ho"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().at("/message/template_type/0").asText())
                .isEqualTo("Updating text message templates is not allowed");
    }

    @Test
    void who_writes_has_to_exist() {
        var body = text("Hi");
        body.put("created_by", UUID.randomUUID().toString());

        assertThat(messages(create(body))).isEqualTo("created_by is not the id of a user");
        assertThat(messages(change(create(text("Hi")), Map.of("content", "x", "created_by", UUID.randomUUID()))))
                .isEqualTo("created_by is not the id of a user");
    }

    @Test
    void an_unknown_service_has_no_templates_and_gets_none() {
        var unknown = "/service/" + UUID.randomUUID() + "/template";

        assertThat(admin.get(unknown).body()).isEqualTo("{\"data\":[]}");
        refused(admin.post(unknown, text("Hi")), 404, "No result found");
    }

    @Test
    void a_template_can_be_created_in_a_folder_of_its_service_and_in_no_other() {
        var folder = folder(service, "Letters");
        var body = text("Hi");
        body.put("parent_folder_id", folder);
        var created = create(body);

        assertThat(created.json().at("/data/folder").asText()).isEqualTo(folder);
        body.put("parent_folder_id", folder(services.service().make(), "Theirs"));
        refused(create(body), 400, "parent_folder_id not found");
        body.put("parent_folder_id", null);
        assertThat(create(body).json().at("/data/folder").isNull()).isTrue();
    }

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
                                + "\"reply_to\":\"y\",\"redact_personalisation\":1,\"version\":\"two\"}")))
                .isEqualTo("name None is not of type string, content 1 is not of type string, "
                        + "process_type fast is not one of [normal, priority], archived yes is not of type boolean, "
                        + "created_by is not a valid UUID, redact_personalisation 1 is not of type boolean, "
                        + "version two is not of type integer, reply_to is not a valid UUID");
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

    @Test
    void another_services_template_does_not_exist() {
        var created = create(text("Hi ((name))"));
        var other = "/service/" + services.service().make().id() + "/template/" + id(created);

        for (var route : List.of("", "/preview?name=x", "/version/1")) {
            refused(admin.get(other + route), 404, "No result found");
        }
        assertThat(admin.get(other + "/versions").body()).isEqualTo("{\"data\":[]}");
        refused(admin.post(other, Map.of("content", "Mine")), 404, "No result found");
        refused(
                admin.post(other, Map.of("redact_personalisation", true, "created_by", service.userId())),
                404,
                "No result found");
        assertThat(admin.get(one(created)).json()).isEqualTo(created.json());
    }

    @Test
    void a_hidden_template_is_not_shown() {
        var created = create(text("Hi"));
        services.sql("update templates set hidden = true where id = ?::uuid", id(created));
        services.sql("update templates_history set hidden = true where id = ?::uuid", id(created));

        for (var route : List.of("", "/preview", "/version/1")) {
            refused(admin.get(one(created) + route), 404, "No result found");
        }
        refused(change(created, Map.of("content", "Ho")), 404, "No result found");
    }

    @Test
    void a_version_is_shown_with_its_author_and_without_what_only_the_template_has() {
        var created = create(email("Subject", "Body"));
        change(created, Map.of("content", "Two"));

        var version = admin.get(one(created) + "/version/1").json().get("data");

        assertThat(keys(version)).containsExactlyInAnyOrderElementsOf(SHARED);
        assertThat(version.get("content").asText()).isEqualTo("Body");
        assertThat(version.get("version").asInt()).isEqualTo(1);
        assertThat(version.get("created_at").asText()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6}");
        assertThat(version.get("updated_at").isNull()).isTrue();
        assertThat(keys(version.get("created_by"))).containsExactlyInAnyOrder("id", "name", "email_address");
        assertThat(version.at("/created_by/name").asText()).isEqualTo("Ana");
        var versions = admin.get(one(created) + "/versions").json().get("data");
        assertThat(versions.get(1)).isEqualTo(version);
        assertThat(versions.get(0).get("updated_at").asText()).matches(S0);
        assertThat(versions).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2", "99999999999999999999"})
    void a_version_that_never_was_is_not_found(String version) {
        refused(admin.get(one(create(text("Hi"))) + "/version/" + version), 404, "No result found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/precompiled", "/nobody/versions", "/00000000-0000-0000-0000-000000000000/version/one"})
    void what_is_no_id_or_number_is_an_unknown_path(String rest) {
        refused(
                admin.get(path + rest),
                404,
                "The requested URL was not found on the server. If you entered the URL manually"
                        + " please check your spelling and try again.");
    }

    @Test
    void an_unknown_template_has_no_versions() {
        assertThat(admin.get(path + "/" + UUID.randomUUID() + "/versions").body())
                .isEqualTo("{\"data\":[]}");
        refused(admin.get(path + "/" + UUID.randomUUID()), 404, "No result found");
    }

    @Test
    void a_preview_fills_in_what_the_query_says_the_first_of_several() {
        var created = create(email("For ((name))", "Dear ((Name)), ((thing))\n"));

        var preview = admin.get(one(created) + "/preview?name=Ana%20B&name=Bob&thing=%E2%9C%93&other=x");

        assertThat(preview.status()).as(preview.body()).isEqualTo(200);
        assertThat(preview.json().get("subject").asText()).isEqualTo("For Ana B");
        assertThat(preview.json().get("content").asText()).isEqualTo("Dear Ana B, ✓");
        assertThat(keys(preview.json()))
                .containsExactlyInAnyOrderElementsOf(with(SHARED, "folder", "redact_personalisation"));
        assertThat(admin.get(one(create(text("Hi ((name))"))) + "/preview?name=Ana")
                        .json()
                        .get("content")
                        .asText())
                .isEqualTo("Hi Ana");
    }

    @Test
    void a_preview_names_what_is_missing_in_order_of_appearance_and_each_spelling() {
        var created = create(email("((zebra))", "((name)) ((Name)) ((age)) ((zebra)) ((given))"));

        var refused = admin.get(one(created) + "/preview?given=x");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/message/template/0").asText())
                .isEqualTo("Missing personalisation: zebra, name, Name, age");
    }

    @Test
    void a_preview_beyond_what_may_be_sent_is_refused() {
        var created = create(email("S", "((x))".repeat(150)));

        var refused = admin.get(one(created) + "/preview?x=" + "y".repeat(20_000));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("message").asText()).startsWith("Your message is too long.");
    }

    @Test
    void the_public_api_sees_a_change_at_once() {
        var created = create(text("one"));
        var id = UUID.fromString(id(created));
        assertThat(snapshots.current(service.id(), id).orElseThrow().content()).isEqualTo("one");

        change(created, Map.of("content", "two"));

        var snapshot = snapshots.current(service.id(), id).orElseThrow();
        assertThat(snapshot.content()).isEqualTo("two");
        assertThat(snapshot.version()).isEqualTo(2);
        change(created, Map.of("archived", true));
        assertThat(snapshots.current(service.id(), id).orElseThrow().archived()).isTrue();
    }

    @Test
    void what_postgres_cannot_store_is_refused() {
        var body = text("a\u0000b");

        assertThat(messages(create(body))).isEqualTo("content contains an invalid character");
    }

    private HttpCalls.Answer create(Map<String, ?> body) {
        return admin.post(path, body);
    }

    private HttpCalls.Answer change(HttpCalls.Answer created, Map<String, ?> body) {
        return admin.post(one(created), body);
    }

    private Map<String, @Nullable Object> text(String content) {
        return body("A name", "sms", content);
    }

    private Map<String, @Nullable Object> email(String subject, String content) {
        var body = body("A name", "email", content);
        body.put("subject", subject);
        return body;
    }

    private Map<String, @Nullable Object> named(String name, String type) {
        var body = body(name, type, "Content");
        body.put("subject", "Subject");
        return body;
    }

    private Map<String, @Nullable Object> body(String name, String type, String content) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("name", name);
        body.put("template_type", type);
        body.put("content", content);
        body.put("service", service.id().toString());
        body.put("created_by", service.userId().toString());
        return body;
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

    private String folder(TestService owner, String name) {
        var id = UUID.randomUUID();
        services.sql("insert into template_folder (id, service_id, name) values (?, ?, ?)", id, owner.id(), name);
        return id.toString();
    }

    private String one(HttpCalls.Answer created) {
        return path + "/" + id(created);
    }

    private static String id(HttpCalls.Answer created) {
        return created.json().at("/data/id").asText();
    }

    private static List<String> keys(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static List<String> with(List<String> keys, String... more) {
        var all = new ArrayList<>(keys);
        all.addAll(List.of(more));
        return all;
    }

    private static String messages(HttpCalls.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        var messages = new ArrayList<String>();
        answer.json()
                .get("errors")
                .forEach(error -> messages.add(error.get("message").asText()));
        return String.join(", ", messages);
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

    private static void refused(HttpCalls.Answer answer, int status, String text) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("result").asText()).isEqualTo("error");
        assertThat(answer.json().get("message").asText()).isEqualTo(text);
    }
}
