package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a service was before, and whose it is (docs/contract/admin-services.md, 10.3 and 12.6).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class ServiceHistoryTest {

    private static final TestService NONE =
            new TestService(new UUID(0, 0), new UUID(0, 0), Map.of(), new UUID(0, 0), new UUID(0, 0));

    @Inject
    Services services;

    @Inject
    Admin admin;

    private TestService service = NONE;
    private String path = "";

    @BeforeEach
    void aServiceWithoutKeys() {
        service = services.service().withoutKeys().make();
        path = "/service/" + service.id();
    }

    @Test
    void every_version_of_a_service_is_shown_in_their_order_with_who_made_it() {
        admin.post(path, Map.of("message_limit", 7, "created_by", service.userId()));
        admin.post(path, Map.of("restricted", true));

        var versions = history().get("service_history");

        assertThat(texts(versions, "version")).containsExactly("2", "3");
        assertThat(texts(versions, "restricted")).containsExactly("false", "true");
        var version = versions.get(0);
        assertThat(version.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "created_at",
                        "updated_at",
                        "active",
                        "message_limit",
                        "total_message_limit",
                        "restricted",
                        "email_from",
                        "created_by_id",
                        "version");
        assertThat(version.get("message_limit").intValue()).isEqualTo(7);
        assertThat(version.get("created_by_id").asText())
                .isEqualTo(service.userId().toString());
        assertThat(version.get("updated_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+00:00");
        assertThat(history().get("events").toString()).isEqualTo("[]");
    }

    @Test
    void every_version_of_every_key_is_shown_without_its_secret() {
        for (var name : List.of("Key one", "Key two")) {
            admin.post(
                    path + "/api-key",
                    Map.of(
                            "name",
                            name,
                            "key_type",
                            "normal",
                            "created_by",
                            service.userId().toString()));
        }
        admin.post(path + "/suspend");

        var versions = history().get("api_key_history");

        var ids = texts(versions, "id");
        assertThat(ids).hasSize(4).isSorted();
        assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
        for (int i = 0; i < 4; i++) {
            assertThat(versions.get(i).get("updated_at").isNull()).isEqualTo(i % 2 == 0);
            assertThat(versions.get(i).get("expiry_date").isNull()).isEqualTo(i % 2 == 0);
        }
        assertThat(versions.get(0).properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "id", "name", "service_id", "expiry_date", "created_at", "updated_at", "created_by_id");
    }

    @Test
    void every_version_of_its_templates_is_shown() {
        var template = services.template(service, "sms", null, "Content");
        admin.post(path + "/archive");

        var versions = history().get("template_history");

        assertThat(texts(versions, "id")).containsExactly(template.toString(), template.toString());
        assertThat(texts(versions, "version")).containsExactly("1", "2");
        assertThat(texts(versions, "archived")).containsExactly("false", "true");
        assertThat(versions.get(0).at("/created_by/name").asText()).isEqualTo("Ana");
    }

    @Test
    void another_services_versions_are_not_among_them() {
        var other = services.service().make();
        services.template(other, "sms", null, "Content");
        admin.post("/service/" + other.id() + "/archive");

        var nothing = "{\"service_history\":[],\"api_key_history\":[],\"template_history\":[],\"events\":[]}";
        assertThat(history().toString()).isEqualTo(nothing);
        assertThat(admin.get("/service/" + UUID.randomUUID() + "/history").body())
                .isEqualTo("{\"data\":" + nothing + "}");
    }

    @Test
    void its_organization_is_shown_where_it_has_one() {
        assertThat(admin.get(path + "/organization").body()).isEqualTo("{}");
        assertThat(admin.get("/service/" + UUID.randomUUID() + "/organization").body())
                .isEqualTo("{}");

        var organization = UUID.randomUUID();
        services.sql(
                "insert into organization (id, name, created_at) values (?, ?, now())",
                organization,
                "Organization " + organization);
        services.sql("update services set organization_id = ? where id = ?", organization, service.id());

        var shown = admin.get(path + "/organization");
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.json().get("id").asText()).isEqualTo(organization.toString());
        assertThat(shown.json())
                .isEqualTo(admin.get("/organizations/" + organization).json());
    }

    private JsonNode history() {
        return admin.get(path + "/history").json().get("data");
    }

    private static List<String> texts(JsonNode rows, String property) {
        var texts = new ArrayList<String>();
        rows.forEach(row -> texts.add(row.get(property).asText()));
        return texts;
    }
}
