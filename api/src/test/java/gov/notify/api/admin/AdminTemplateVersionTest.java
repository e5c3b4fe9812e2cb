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
import org.junit.jupiter.params.provider.ValueSource;

/// Templates as they were, as they would look, and as others see them (docs/contract/admin-templates.md, 16).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class AdminTemplateVersionTest extends AdminTemplateCalls {

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
}
