package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Organizations, as the admin application keeps them (docs/contract/admin-organizations.md, 15).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class OrganizationTest {

    private static final String NO_RESULT = "No result found";

    @Inject
    Admin admin;

    @Inject
    Services services;

    @Inject
    Agencies agencies;

    /// Part of names and domains, so that those of other tests are not in the way.
    private String some = "";

    private UUID id = new UUID(0, 0);
    private String path = "";

    @BeforeEach
    void anOrganization() {
        some = UUID.randomUUID().toString();
        id = agencies.organization();
        path = "/organizations/" + id;
    }

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
    void a_type_that_it_has_already_makes_no_version_of_its_services() {
        var service = services.service().make().id();
        link(id, service);

        admin.post(path, Map.of("organization_type", "federal", "notes", "a note"));

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

    @Test
    void whoever_signs_the_agreement_is_told_so() {
        var signer = agencies.person();

        admin.post(
                path,
                Map.of(
                        "agreement_signed",
                        true,
                        "agreement_signed_by_id",
                        signer.id().toString()));

        assertThat(agencies.mailsTo(signer.address()))
                .containsExactly(new Agencies.Mail("MOU Signed By Receipt", null, agreed(signer, "")));
    }

    @Test
    void whoever_is_signed_for_is_told_so_too() {
        var signer = agencies.person();
        var represented = UUID.randomUUID() + "@agency.gov";
        admin.post(
                path,
                Map.of(
                        "agreement_signed_on_behalf_of_name",
                        "Ben",
                        "agreement_signed_on_behalf_of_email_address",
                        represented));

        admin.post(
                path,
                Map.of(
                        "agreement_signed",
                        true,
                        "agreement_signed_by_id",
                        signer.id().toString()));

        assertThat(agencies.mailsTo(signer.address()))
                .containsExactly(
                        new Agencies.Mail("MOU Signed On Behalf Of Receipt - Signed by", null, agreed(signer, "Ben")));
        assertThat(agencies.mailsTo(represented))
                .containsExactly(new Agencies.Mail(
                        "MOU Signed On Behalf Of Receipt - On Behalf Of", null, agreed(signer, "Ben")));
    }

    @Test
    void an_agreement_that_staff_notes_down_is_told_to_nobody() {
        var signer = agencies.person();
        admin.post(path, Map.of("agreement_signed_by_id", signer.id().toString()));

        admin.post(path, Map.of("agreement_signed", true));
        admin.post(
                path,
                Map.of(
                        "agreement_signed",
                        false,
                        "agreement_signed_by_id",
                        signer.id().toString()));

        assertThat(agencies.mailsTo(signer.address())).isEmpty();
    }

    private Map<String, String> agreed(Agencies.Person signer, String represented) {
        return Map.of(
                "mou_link",
                "http://admin.test/agreement/agreement.pdf",
                "org_name",
                "Agency " + id,
                "org_dashboard_link",
                "http://admin.test/organizations/" + id,
                "signed_by_name",
                signer.name(),
                "on_behalf_of_name",
                represented);
    }

    private HttpCalls.Answer create(String name) {
        return admin.post("/organizations", Map.of("name", name, "organization_type", "federal"));
    }

    private void link(UUID organization, UUID service) {
        assertThat(admin.post("/organizations/" + organization + "/service", Map.of("service_id", service.toString()))
                        .status())
                .isEqualTo(204);
    }

    private void domains(String organization, String... domains) {
        assertThat(admin.post(organization, Map.of("domains", List.of(domains))).status())
                .isEqualTo(204);
    }

    private List<String> shownDomains(String organization) {
        var domains = new ArrayList<String>();
        admin.get(organization).json().get("domains").forEach(domain -> domains.add(domain.asText()));
        return domains;
    }

    private String byDomain(String domain) {
        return admin.get("/organizations/by-domain?domain=" + domain)
                .json()
                .get("id")
                .asText();
    }

    private UUID branding() {
        var branding = UUID.randomUUID();
        services.sql("insert into email_branding (id, name) values (?, ?)", branding, "Look " + branding);
        return branding;
    }

    private String service(UUID service) {
        return services.texts(
                        "select concat_ws(' ', organization_id, organization_type, version) from services where id = ?",
                        service)
                .getFirst();
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

    private static String messages(HttpCalls.Answer answer) {
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
