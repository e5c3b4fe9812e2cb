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
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of organizations that staff changes (docs/contract/admin-organizations.md, 15).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class OrganizationChangeTest extends OrganizationCalls {

    @Test
    void every_part_of_one_can_be_changed_and_the_answer_is_empty() {
        var branding = branding();
        var signer = agencies.person().id().toString();
        var wanted = new HashMap<String, Object>(Map.of(
                "name",
                some,
                "active",
                false,
                "organization_type",
                "other",
                "email_branding_id",
                branding.toString(),
                "agreement_signed",
                false,
                "agreement_signed_version",
                2.5,
                "agreement_signed_by_id",
                signer,
                "agreement_signed_on_behalf_of_name",
                "Ben",
                "agreement_signed_on_behalf_of_email_address",
                "ben@agency.gov",
                "request_to_go_live_notes",
                "soon"));
        wanted.putAll(Map.of(
                "notes",
                "a note",
                "purchase_order_number",
                "12",
                "billing_contact_names",
                "Cat",
                "billing_contact_email_addresses",
                "cat@agency.gov",
                "billing_reference",
                "34",
                "domains",
                List.of(some + ".gov")));
        var body = new HashMap<>(wanted);
        body.put("agreement_signed_at", "2026-11-24 03:32:34.123456");

        var changed = admin.post(path, body);

        assertThat(changed.status()).as(changed.body()).isEqualTo(204);
        assertThat(changed.body()).isEmpty();
        var row = admin.get(path).json();
        wanted.remove("domains");
        wanted.forEach(
                (part, value) -> assertThat(row.get(part).asText()).as(part).isEqualTo(value.toString()));
        assertThat(row.get("agreement_signed_at").asText()).isEqualTo("Tue, 24 Nov 2026 03:32:34 GMT");
        assertThat(row.get("domains").toString()).isEqualTo("[\"" + some + ".gov\"]");
    }

    @Test
    void what_may_be_nothing_can_be_taken_away() {
        admin.post(
                path, Map.of("notes", "a note", "email_branding_id", branding().toString()));

        admin.postText(path, """
                {"notes": null, "email_branding_id": null, "agreement_signed_on_behalf_of_email_address": ""}
                """);

        var row = admin.get(path).json();
        assertThat(row.get("notes").isNull()).isTrue();
        assertThat(row.get("email_branding_id").isNull()).isTrue();
        assertThat(row.get("agreement_signed_on_behalf_of_email_address").isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\":null}|name None is not of type string",
                "{\"name\":\"\"}|name  should be non-empty",
                "{\"organization_type\":\"royal\"}|organization_type royal is not one of [federal, state, other]",
                "{\"email_branding_id\":\"00000000-0000-4000-8000-000000000000\"}|"
                        + "email_branding_id is not the id of an email branding",
                "{\"email_branding_id\":\"x\"}|email_branding_id is not a valid UUID",
                "{\"agreement_signed_by_id\":\"00000000-0000-4000-8000-000000000000\"}|"
                        + "agreement_signed_by_id is not the id of a user",
                "{\"agreement_signed_version\":\"two\"}|agreement_signed_version two is not of type number",
                "{\"agreement_signed_on_behalf_of_email_address\":\"nobody\"}|"
                        + "agreement_signed_on_behalf_of_email_address Not a valid email address",
                "{\"domains\":\"agency.gov\"}|domains agency.gov is not of type array",
                "{\"domains\":[5]}|domains 5 is not of type string",
                "{\"domains\":[\"ana@agency.gov\"]}|domains must be a list of domains, such as agency.gov",
                "{\"domains\":[\" \"]}|domains must be a list of domains, such as agency.gov"
            })
    void a_change_with_a_fault_changes_nothing(String body, String fault) {
        var before = admin.get(path).json();

        var answer = admin.postText(path, body.replace("{", "{\"notes\":\"new\","));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(messages(answer)).isEqualTo(fault);
        assertThat(admin.get(path).json()).isEqualTo(before);
    }

    @Test
    void domains_are_replaced_in_small_letters() {
        domains(path, "One." + some + ".GOV", "two." + some + ".gov");

        domains(path, "TWO." + some + ".gov", " three." + some + ".gov ");

        assertThat(shownDomains(path)).containsExactly("three." + some + ".gov", "two." + some + ".gov");
        domains(path);
        assertThat(shownDomains(path)).isEmpty();
    }

    @Test
    void no_domain_belongs_to_two_and_a_change_that_wants_it_changes_nothing() {
        var other = "/organizations/" + agencies.organization();
        domains(other, some + ".gov");
        domains(path, "mine." + some + ".gov");

        refused(
                admin.post(path, Map.of("name", some, "domains", List.of("new." + some + ".gov", some + ".GOV"))),
                400,
                "Domain already exists");

        assertThat(shownDomains(path)).containsExactly("mine." + some + ".gov");
        assertThat(admin.get(path).json().get("name").asText()).isEqualTo("Agency " + id);
        assertThat(shownDomains(other)).containsExactly(some + ".gov");
    }

    @Test
    void a_domain_that_is_given_twice_is_refused() {
        refused(
                admin.post(path, Map.of("domains", List.of(some + ".gov", some + ".GOV"))),
                400,
                "Domain already exists");
        assertThat(shownDomains(path)).isEmpty();
    }

    @Test
    void of_those_who_take_a_domain_at_the_same_moment_one_gets_it() throws Exception {
        var others = new ArrayList<String>();
        var calls = new ArrayList<Callable<HttpCalls.Answer>>();
        for (int i = 0; i < 4; i++) {
            var other = "/organizations/" + agencies.organization();
            others.add(other);
            calls.add(() -> admin.post(other, Map.of("domains", List.of(some + ".gov"))));
        }

        var answers = Agencies.atOnce(calls);

        assertThat(answers.stream().filter(answer -> answer.status() == 204)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 204))
                .allSatisfy(answer -> refused(answer, 400, "Domain already exists"));
        assertThat(others.stream().flatMap(other -> shownDomains(other).stream()))
                .containsExactly(some + ".gov");
    }

    @Test
    void two_who_swap_their_domains_at_the_same_moment_do_not_block_each_other() throws Exception {
        var other = "/organizations/" + agencies.organization();
        for (int i = 0; i < 5; i++) {
            domains(path, "a." + some + ".gov");
            domains(other, "b." + some + ".gov");

            var answers = Agencies.atOnce(List.of(
                    () -> admin.post(path, Map.of("domains", List.of("b." + some + ".gov"))),
                    () -> admin.post(other, Map.of("domains", List.of("a." + some + ".gov")))));

            assertThat(answers).extracting(HttpCalls.Answer::status).containsOnly(400);
        }
    }

    private List<String> shownDomains(String organization) {
        var domains = new ArrayList<String>();
        admin.get(organization).json().get("domains").forEach(domain -> domains.add(domain.asText()));
        return domains;
    }
}
