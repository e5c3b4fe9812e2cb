package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.api.given.Admin;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestService;
import gov.notify.template.TemplateSnapshots;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/// What tests of templates ask, and look at.
abstract class AdminTemplateCalls {

    static final String S0 = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+00:00";

    static final List<String> SHARED = List.of(
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

    TestService service = new TestService(new UUID(0, 0), new UUID(0, 0), Map.of(), new UUID(0, 0), new UUID(0, 0));

    String path = "";

    @BeforeEach
    void aService() {
        service = services.service().make();
        path = "/service/" + service.id() + "/template";
    }

    HttpCalls.Answer create(Map<String, ?> body) {
        return admin.post(path, body);
    }

    HttpCalls.Answer change(HttpCalls.Answer created, Map<String, ?> body) {
        return admin.post(one(created), body);
    }

    Map<String, @Nullable Object> text(String content) {
        return body("A name", "sms", content);
    }

    Map<String, @Nullable Object> email(String subject, String content) {
        var body = body("A name", "email", content);
        body.put("subject", subject);
        return body;
    }

    Map<String, @Nullable Object> body(String name, String type, String content) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("name", name);
        body.put("template_type", type);
        body.put("content", content);
        body.put("service", service.id().toString());
        body.put("created_by", service.userId().toString());
        return body;
    }

    String user() {
        var id = UUID.randomUUID();
        services.sql("""
                insert into users (id, name, email_address, mobile_number, password_hash, password_changed_at, state,
                                   email_access_validated_at, created_at)
                values (?, 'Ben', ?, '+12025550199', 'none', now(), 'active', now(), now())
                """, id, id + "@agency.gov");
        return id.toString();
    }

    String folder(TestService owner, String name) {
        var id = UUID.randomUUID();
        services.sql("insert into template_folder (id, service_id, name) values (?, ?, ?)", id, owner.id(), name);
        return id.toString();
    }

    String one(HttpCalls.Answer created) {
        return path + "/" + id(created);
    }

    static String id(HttpCalls.Answer created) {
        return created.json().at("/data/id").asText();
    }

    static List<String> keys(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    static List<String> with(List<String> keys, String... more) {
        var all = new ArrayList<>(keys);
        all.addAll(List.of(more));
        return all;
    }

    static String messages(HttpCalls.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        var messages = new ArrayList<String>();
        answer.json()
                .get("errors")
                .forEach(error -> messages.add(error.get("message").asText()));
        return String.join(", ", messages);
    }

    static void refused(HttpCalls.Answer answer, int status, String text) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("result").asText()).isEqualTo("error");
        assertThat(answer.json().get("message").asText()).isEqualTo(text);
    }
}
