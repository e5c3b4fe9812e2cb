package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Organizations, as the admin application makes and finds them (docs/contract/admin-organizations.md, 15).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class OrganizationTest extends OrganizationCalls {

    @Test
    void an_organization_is_made_and_shown_with_all_its_fields() {
        var made = admin.post("/organizations", Map.of("name", " " + some + " ", "organization_type", "state"));

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var row = made.json();
        assertThat(row.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "active",
                        "organization_type",
                        "domains",
                        "count_of_live_services",
                        "email_branding_id",
                        "agreement_signed",
                        "agreement_signed_at",
                        "agreement_signed_by_id",
                        "agreement_signed_version",
                        "agreement_signed_on_behalf_of_name",
                        "agreement_signed_on_behalf_of_email_address",
                        "request_to_go_live_notes",
                        "notes",
                        "purchase_order_number",
                        "billing_contact_names",
                        "billing_contact_email_addresses",
                        "billing_reference");
        assertThat(row.get("name").asText()).isEqualTo(some);
        assertThat(row.get("active").asBoolean()).isTrue();
        assertThat(row.get("organization_type").asText()).isEqualTo("state");
        assertThat(row.get("domains").isArray()).isTrue();
        assertThat(row.get("count_of_live_services").asInt()).isZero();
        assertThat(row.get("agreement_signed").isNull()).isTrue();
        assertThat(admin.get("/organizations/" + row.get("id").asText()).json()).isEqualTo(row);
    }

    @Test
    void what_nobody_knows_or_may_say_is_passed_over() {
        var other = UUID.randomUUID().toString();

        var made = admin.post(
                "/organizations",
                Map.of(
                        "name",
                        some,
                        "organization_type",
                        "other",
                        "id",
                        other,
                        "count_of_live_services",
                        12,
                        "created_at",
                        "2020-01-01",
                        "colour",
                        "blue",
                        "active",
                        false,
                        "notes",
                        "a note"));

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.json().get("id").asText()).isNotEqualTo(other);
        assertThat(made.json().get("count_of_live_services").asInt()).isZero();
        assertThat(made.json().get("active").asBoolean()).isFalse();
        assertThat(made.json().get("notes").asText()).isEqualTo("a note");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|name is a required property, organization_type is a required property",
                "{\"name\":\" \",\"organization_type\":\"federal\"}|name  should be non-empty",
                "{\"name\":5,\"organization_type\":\"royal\"}|"
                        + "name 5 is not of type string, organization_type royal is not one of [federal, state, other]",
                "{\"name\":\"a\",\"organization_type\":null}|organization_type None is not of type string",
                "{\"name\":\"a\",\"organization_type\":\"federal\",\"active\":\"yes\"}|active yes is not of type boolean"
            })
    void every_fault_of_a_new_one_is_told_at_once(String body, String faults) {
        var answer = admin.postText("/organizations", body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(messages(answer)).isEqualTo(faults);
    }

    @Test
    void no_two_have_one_name() {
        var taken = "Agency " + id;

        refused(create(taken), 400, "Organization name already exists");
        var other = "/organizations/" + agencies.organization();
        refused(admin.post(other, Map.of("name", taken)), 400, "Organization name already exists");
        assertThat(admin.post(path, Map.of("name", taken)).status()).isEqualTo(204);
    }

    @Test
    void of_those_who_take_a_name_at_the_same_moment_one_gets_it() throws Exception {
        var answers = Agencies.atOnce(List.of(
                () -> create(some),
                () -> create(some),
                () -> create(some),
                () -> admin.post(path, Map.of("name", some))));

        assertThat(answers.stream().filter(answer -> answer.status() < 300)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() >= 300))
                .allSatisfy(answer -> refused(answer, 400, "Organization name already exists"));
    }

    @Test
    void the_list_has_the_active_ones_first_and_what_they_are_known_by() {
        admin.post(path, Map.of("name", some + " c", "active", false));
        var second = create(some + " b").json().get("id").asText();
        create(some + " a");
        admin.post("/organizations/" + second, Map.of("domains", List.of("z." + some + ".gov", "a." + some + ".gov")));
        link(UUID.fromString(second), services.service().make().id());
        link(UUID.fromString(second), services.service().restricted().make().id());
        link(UUID.fromString(second), services.service().inactive().make().id());

        var ours = new ArrayList<JsonNode>();
        admin.get("/organizations").json().forEach(row -> {
            if (row.get("name").asText().startsWith(some)) {
                ours.add(row);
            }
        });

        assertThat(ours)
                .extracting(row -> row.get("name").asText().substring(some.length()))
                .containsExactly(" a", " b", " c");
        assertThat(ours.get(1).properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "id", "name", "active", "count_of_live_services", "domains", "organization_type");
        assertThat(ours.get(1).get("count_of_live_services").asInt()).isEqualTo(1);
        assertThat(ours.get(1).get("domains").toString()).isEqualTo("[\"a." + some + ".gov\",\"z." + some + ".gov\"]");
        assertThat(ours.getFirst().get("domains")).isEmpty();
        assertThat(admin.get("/organizations/" + second)
                        .json()
                        .get("count_of_live_services")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void an_organization_is_found_by_the_longest_of_its_domains() {
        var wide = create(some).json().get("id").asText();
        admin.post("/organizations/" + wide, Map.of("domains", List.of(some + ".gov")));
        admin.post(path, Map.of("domains", List.of("field." + some + ".gov")));

        assertThat(byDomain(some + ".gov")).isEqualTo(wide);
        assertThat(byDomain("office." + some.toUpperCase(Locale.ROOT) + ".GOV")).isEqualTo(wide);
        assertThat(byDomain("field." + some + ".gov")).isEqualTo(id.toString());
        assertThat(byDomain("deep.field." + some + ".gov")).isEqualTo(id.toString());
        assertThat(byDomain("not-field." + some + ".gov")).isEqualTo(wide);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody.example", "gov", ".", "..", "%25", "a_b.gov", "-"})
    void an_unknown_domain_is_nobodys(String domain) {
        admin.post(path, Map.of("domains", List.of(some + ".gov")));

        refused(admin.get("/organizations/by-domain?domain=" + domain), 404, NO_RESULT);
        refused(admin.get("/organizations/by-domain?domain=not" + some + ".gov"), 404, NO_RESULT);
        refused(admin.get("/organizations/by-domain?domain=" + "a.".repeat(1000) + "gov"), 404, NO_RESULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?domain=", "?domain=ana@agency.gov", "?domain=%00"})
    void what_is_no_domain_is_refused(String query) {
        assertThat(admin.get("/organizations/by-domain" + query).status()).isEqualTo(400);
    }

    @Test
    void an_unknown_organization_has_nothing() {
        var unknown = "/organizations/" + UUID.randomUUID();
        var service = services.service().make().id();

        refused(admin.get(unknown), 404, NO_RESULT);
        // Told before anything about the body.
        refused(admin.post(unknown, Map.of("domains", 5)), 404, "Organization not found");
        refused(admin.post(unknown + "/service", Map.of("service_id", service.toString())), 404, NO_RESULT);
        refused(admin.get(unknown + "/services"), 404, NO_RESULT);
    }

    private HttpCalls.Answer create(String name) {
        return admin.post("/organizations", Map.of("name", name, "organization_type", "federal"));
    }

    private String byDomain(String domain) {
        return admin.get("/organizations/by-domain?domain=" + domain)
                .json()
                .get("id")
                .asText();
    }
}
