package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.People;
import gov.notify.api.given.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Finding people, and what they may work in (docs/contract/admin-users.md, 6.4).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class UserSearchTest {

    @Inject
    Admin admin;

    @Inject
    Services services;

    @Inject
    People people;

    @Test
    void a_person_is_found_by_its_address_whatever_its_case() {
        var address = people.address();
        var person = people.person(address);
        var shouted = " " + address.toUpperCase(Locale.ROOT);

        var answer = admin.post("/user/email", Map.of("email", shouted));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(admin.get("/user/" + person).json());
        assertThat(admin.get("/user/email?email=" + URLEncoder.encode(shouted, StandardCharsets.UTF_8))
                        .json())
                .isEqualTo(answer.json());
    }

    @Test
    void nobody_is_found_by_an_address_that_nobody_has() {
        noResult(admin.post("/user/email", Map.of("email", people.address())));
        noResult(admin.get("/user/email?email=" + people.address()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|Missing data for required field.",
                "{\"email\":null}|Field may not be null.",
                "{\"email\":\"nobody\"}|Not a valid email address",
                "{\"email\":[]}|Not a valid string."
            })
    void a_search_by_address_wants_one(String body, String text) {
        var answer = admin.postText("/user/email", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/message/email/0").asText()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?email=", "?mail=a@agency.gov"})
    void the_older_search_by_address_wants_one_too(String query) {
        var answer = admin.get("/user/email" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("message").asText())
                .isEqualTo("Invalid request. Email query string param required");
    }

    @Test
    void people_are_found_by_a_part_of_their_address_in_short() {
        var mark = UUID.randomUUID().toString();
        var person = people.person("Jo." + mark + "@agency.gov");

        var found = search(mark.toUpperCase(Locale.ROOT));

        assertThat(found).hasSize(1);
        assertThat(found.get(0).properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("id", "name", "email_address", "login_uuid", "mobile_number");
        assertThat(found.get(0).get("id").asText()).isEqualTo(person.toString());
        assertThat(found.get(0).get("mobile_number").asText()).isEqualTo("+12025550133");
        assertThat(found.get(0).get("login_uuid").isNull()).isTrue();
        assertThat(admin.get("/user/get-all-users").json().get("data")).contains(found.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_", "%", "\\"})
    void a_character_that_stands_for_others_in_sql_stands_for_itself(String character) {
        var mark = UUID.randomUUID().toString();
        people.person("plain." + mark + "@agency.gov");
        var special = people.person("special" + character + mark + "@agency.gov");

        var found = search(character + mark);
        services.sql("delete from users where id = ?", special); // nobody else's search shall find it

        assertThat(found).hasSize(1);
        assertThat(found.get(0).get("id").asText()).isEqualTo(special.toString());
    }

    @Test
    void every_address_has_nothing_as_a_part() {
        people.person();

        assertThat(search(""))
                .hasSameSizeAs(admin.get("/user/get-all-users").json().get("data"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|Missing data for required field.",
                "{\"email\":null}|Field may not be null.",
                "{\"email\":5}|Not a valid string."
            })
    void a_search_by_a_part_wants_a_text(String body, String text) {
        var answer = admin.postText("/user/find-users-by-email", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/message/email/0").asText()).isEqualTo(text);
    }

    @Test
    void the_report_has_a_row_for_each_membership_of_texts_alone() {
        var person = people.person();
        services.sql(
                "update users set mobile_number = null, auth_type = 'email_auth', name = 'Aaa' where id = ?", person);
        var service = services.service().make();
        var other = services.service().inactive().make();
        var archived = services.service().inactive().make();
        services.sql("update services set name = '_archived_' || name where id = ?", archived.id());
        services.sql("update services set name = 'Xarchived_' || name where id = ?", other.id());
        List.of(service, other, archived).forEach(joined -> people.join(person, joined.id()));

        var answer = admin.get("/user/report-all-users").json();

        assertThat(answer.get("status").asInt()).isEqualTo(200);
        assertThat(answer.get("mime_type").asText()).isEqualTo("application/json");
        var address = people.column(person, "email_address");
        var rows = answer.get("data")
                .valueStream()
                .filter(row -> row.get("email_address").asText().equals(address))
                .toList();
        assertThat(rows)
                .extracting(row -> row.get("service").asText())
                .containsExactlyInAnyOrder("Service " + service.id(), "Xarchived_Service " + other.id());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.properties())
                    .extracting(Map.Entry::getKey)
                    .containsExactlyInAnyOrder("name", "email_address", "mobile_number", "service");
            assertThat(row.get("mobile_number").isTextual()).isTrue();
            assertThat(row.get("mobile_number").asText()).isEmpty();
        });
        assertThat(answer.get("data")
                        .valueStream()
                        .map(row -> row.get("name").asText())
                        .filter(name -> name.equals("Aaa") || name.equals("Bo"))
                        .distinct())
                .startsWith("Aaa");
    }

    @Test
    void a_person_chooses_among_the_organizations_and_services_that_are_in_use() {
        var person = people.person();
        var organization = people.organization();
        var former = people.organization();
        services.sql("update organization set active = false where id = ?", former);
        people.joinOrganization(person, organization);
        people.joinOrganization(person, former);
        var live = services.service().make();
        var trial = services.service().restricted().make();
        var inactive = services.service().inactive().make();
        List.of(live, trial, inactive).forEach(service -> {
            people.join(person, service.id());
            services.sql("update services set organization_id = ? where id = ?", organization, service.id());
        });
        var alone = services.service().make();
        people.join(person, alone.id());

        var answer = admin.get("/user/" + person + "/organizations-and-services");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("organizations")).hasSize(1);
        assertThat(answer.json().at("/organizations/0").toString())
                .isEqualTo("{\"id\":\"" + organization + "\",\"name\":\"Organization " + organization
                        + "\",\"count_of_live_services\":1}");
        var shown = answer.json().get("services");
        assertThat(shown.valueStream().map(JsonNode::toString))
                .containsExactlyInAnyOrder(
                        account(live.id(), false, "\"" + organization + "\""),
                        account(trial.id(), true, "\"" + organization + "\""),
                        account(alone.id(), false, "null"));
    }

    private static String account(UUID service, boolean restricted, String organization) {
        return "{\"id\":\"" + service + "\",\"name\":\"Service " + service + "\",\"restricted\":" + restricted
                + ",\"organization\":" + organization + "}";
    }

    private JsonNode search(String part) {
        var answer = admin.post("/user/find-users-by-email", Map.of("email", part));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("data");
    }

    private static void noResult(HttpCalls.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
        assertThat(answer.json().get("message").asText()).isEqualTo("No result found");
    }
}
