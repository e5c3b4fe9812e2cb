package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Backends;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What teams write, and what they may not (docs/contract/admin-templates.md, 16).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class AdminTemplateCreationTest extends AdminTemplateCalls {

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
}
