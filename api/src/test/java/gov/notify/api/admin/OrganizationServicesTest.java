package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The services of organizations, and what they take over from them (docs/contract/admin-organizations.md, 15).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class OrganizationServicesTest extends OrganizationCalls {

    @Test
    void a_service_that_is_linked_gets_the_organizations_type_and_an_allowance() {
        admin.post(path, Map.of("organization_type", "state"));
        var service = services.service().make().id();

        var linked = admin.post(path + "/service", Map.of("service_id", service.toString()));

        assertThat(linked.status()).as(linked.body()).isEqualTo(204);
        assertThat(service(service)).isEqualTo(id + " state 2");
        assertThat(history(service)).containsExactly(id + " state 2");
        assertThat(allowances(service)).containsExactly("40000");
    }

    @Test
    void a_service_that_is_linked_again_keeps_its_allowance() {
        var service = services.service().make().id();
        link(id, service);
        services.sql("update annual_billing set free_sms_fragment_limit = 7 where service_id = ?", service);
        var other = agencies.organization();

        link(other, service);

        assertThat(service(service)).isEqualTo(other + " federal 3");
        assertThat(allowances(service)).containsExactly("7");
        assertThat(admin.get(path + "/services").json()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|service_id is a required property",
                "{\"service_id\":\"x\"}|service_id is not a valid UUID",
                "{\"service_id\":null}|service_id is not a valid UUID"
            })
    void what_names_no_service_links_none(String body, String fault) {
        var answer = admin.postText(path + "/service", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(messages(answer)).isEqualTo(fault);
    }

    @Test
    void an_unknown_service_is_not_linked() {
        refused(
                admin.post(
                        path + "/service",
                        Map.of("service_id", UUID.randomUUID().toString())),
                404,
                NO_RESULT);
    }

    @Test
    void a_service_that_several_link_at_the_same_moment_belongs_to_one_wholly() throws Exception {
        var service = services.service().make().id();
        var calls = new ArrayList<Callable<HttpCalls.Answer>>();
        for (var type : List.of("federal", "state", "other")) {
            var owner = agencies.organization();
            admin.post("/organizations/" + owner, Map.of("organization_type", type));
            calls.add(
                    () -> admin.post("/organizations/" + owner + "/service", Map.of("service_id", service.toString())));
        }

        var answers = Agencies.atOnce(calls);

        assertThat(answers).extracting(HttpCalls.Answer::status).containsOnly(204);
        assertThat(history(service)).hasSize(3).contains(service(service));
        assertThat(services.texts(
                        "select s.id::text from services s join organization o on o.id = s.organization_id"
                                + " where s.id = ? and s.organization_type = o.organization_type and s.version = 4",
                        service))
                .hasSize(1);
        assertThat(allowances(service)).hasSize(1);
    }

    @Test
    void its_services_follow_the_organizations_type() {
        var first = services.service().make().id();
        var second = services.service().inactive().make().id();
        var stranger = services.service().make().id();
        link(id, first);
        link(id, second);
        link(agencies.organization(), stranger);

        admin.post(path, Map.of("organization_type", "other"));

        assertThat(service(first)).isEqualTo(id + " other 3");
        assertThat(history(first)).contains(id + " other 3");
        assertThat(service(second)).isEqualTo(id + " other 3");
        assertThat(service(stranger)).endsWith(" federal 2");
    }

    @Test
    void a_type_that_it_has_already_is_a_version_of_its_services_too() {
        var service = services.service().make().id();
        link(id, service);

        admin.post(path, Map.of("organization_type", "federal", "notes", "a note"));

        assertThat(service(service)).isEqualTo(id + " federal 3");
        assertThat(history(service)).containsExactlyInAnyOrder(id + " federal 2", id + " federal 3");
    }

    @Test
    void a_change_of_anything_else_is_no_version_of_its_services() {
        var service = services.service().make().id();
        link(id, service);

        admin.post(path, Map.of("notes", "a note", "active", false));

        assertThat(service(service)).isEqualTo(id + " federal 2");
    }

    @Test
    void services_without_a_look_of_their_own_get_the_organizations() {
        var plain = services.service().make().id();
        var dressed = services.service().make().id();
        link(id, plain);
        link(id, dressed);
        var own = branding();
        services.sql("insert into service_email_branding values (?, ?)", dressed, own);
        var look = branding();

        admin.post(path, Map.of("email_branding_id", look.toString(), "organization_type", "state"));

        assertThat(look(plain)).containsExactly(look.toString());
        assertThat(look(dressed)).containsExactly(own.toString());
        assertThat(service(plain)).isEqualTo(id + " state 3");
        assertThat(history(plain)).hasSize(2);

        admin.postText(path, "{\"email_branding_id\": null}");

        assertThat(look(plain)).containsExactly(look.toString());
        assertThat(service(plain)).isEqualTo(id + " state 3");
    }

    @Test
    void services_are_listed_with_the_active_ones_first() {
        var names = new ArrayList<String>();
        for (var service :
                List.of(services.service().inactive(), services.service().restricted())) {
            var made = service.make().id();
            link(id, made);
            names.addFirst("Service " + made);
        }
        link(agencies.organization(), services.service().make().id());

        var rows = admin.get(path + "/services").json();

        assertThat(rows).extracting(row -> row.get("name").asText()).containsExactlyElementsOf(names);
        assertThat(rows.get(0).properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("id", "name", "active", "restricted");
        assertThat(rows.get(0).get("active").asBoolean()).isTrue();
        assertThat(rows.get(0).get("restricted").asBoolean()).isTrue();
        assertThat(rows.get(1).get("active").asBoolean()).isFalse();
    }

    private List<String> history(UUID service) {
        return services.texts(
                "select concat_ws(' ', organization_id, organization_type, version) from services_history where id = ?",
                service);
    }

    private List<String> look(UUID service) {
        return services.texts(
                "select email_branding_id::text from service_email_branding where service_id = ?", service);
    }

    private List<String> allowances(UUID service) {
        return services.texts(
                "select free_sms_fragment_limit::text from annual_billing where service_id = ?"
                        + " and financial_year_start = extract(year from now() at time zone 'UTC')",
                service);
    }
}
