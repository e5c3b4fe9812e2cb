package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.service.ServiceSnapshots;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Guest lists, as the admin application keeps them (docs/contract/admin-api.md, 12.3).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class GuestListTest {

    private static final String NOBODY = "{\"email_addresses\":[],\"phone_numbers\":[]}";

    @Inject
    Services services;

    @Inject
    ServiceSnapshots snapshots;

    @Inject
    Admin admin;

    private UUID service = new UUID(0, 0);

    @BeforeEach
    void aService() {
        service = services.service().make().id();
        services.sql("delete from service_whitelist where service_id = ?", service);
    }

    @Test
    void a_list_is_replaced_as_a_whole_and_numbers_become_e164() {
        replace(List.of("a@example.gov"), List.of("202-555-0104"));

        var replaced = replace(List.of("B@example.gov", "c@example.gov"), List.of("(202) 555-0105", "+12025550106"));

        assertThat(replaced.status()).as(replaced.body()).isEqualTo(204);
        assertThat(replaced.body()).isEmpty();
        var list = admin.get(path(service)).json();
        assertThat(list.toString())
                .isEqualTo("{\"email_addresses\":[\"B@example.gov\",\"c@example.gov\"],"
                        + "\"phone_numbers\":[\"+12025550105\",\"+12025550106\"]}");
    }

    @Test
    void what_is_not_given_is_empty() {
        replace(List.of("a@example.gov"), List.of("+12025550104"));

        assertThat(admin.put(path(service), "{\"phone_numbers\":null}").status())
                .isEqualTo(204);

        assertThat(admin.get(path(service)).body()).isEqualTo(NOBODY);
    }

    @Test
    void who_is_given_twice_is_there_once() {
        replace(List.of(), List.of("202-555-0104", "+1 202 555 0104"));

        assertThat(admin.get(path(service)).json().get("phone_numbers").toString())
                .isEqualTo("[\"+12025550104\"]");
    }

    @Test
    void who_is_given_many_times_counts_once() {
        var same = replace(
                List.of("A@x.gov", "a@x.gov", "a@x.gov ", "A@X.gov", "b@x.gov", "a@x.gov"),
                Collections.nCopies(6, "202-555-0104"));

        assertThat(same.status()).as(same.body()).isEqualTo(204);
        assertThat(admin.get(path(service)).body())
                .isEqualTo("{\"email_addresses\":[\"A@x.gov\",\"b@x.gov\"],\"phone_numbers\":[\"+12025550104\"]}");
    }

    @Test
    void an_address_is_kept_as_it_was_given_and_reached_as_it_is() {
        replace(List.of(" Ann@Example.gov "), List.of());

        assertThat(admin.get(path(service)).json().at("/email_addresses/0").asText())
                .isEqualTo(" Ann@Example.gov ");
        assertThat(snapshots.find(service).orElseThrow().reachable()).contains("ann@example.gov");
    }

    @Test
    void an_address_that_no_column_holds_is_none() {
        assertThat(replace(List.of("a".repeat(245) + "@agency.gov"), List.of()).status())
                .isEqualTo(400);
    }

    @Test
    void a_send_sees_the_change_at_once() {
        assertThat(snapshots.find(service).orElseThrow().reachable()).doesNotContain("a@example.gov", "+12025550104");

        replace(List.of("A@example.gov"), List.of("202 555 0104"));

        assertThat(snapshots.find(service).orElseThrow().reachable()).contains("a@example.gov", "+12025550104");
    }

    @ParameterizedTest
    @CsvSource({"nobody,", ",not a number", "'',", "+12025550104,", ",a@example.gov"})
    void one_bad_entry_leaves_the_list_as_it_was(@Nullable String email, @Nullable String phone) {
        replace(List.of("a@example.gov"), List.of());
        var bad = email == null ? phone : email;

        var answer = replace(
                email == null ? List.of() : List.of("b@example.gov", email),
                phone == null ? List.of() : List.of(phone));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("message").asText())
                .isEqualTo("Invalid guest list: \"" + bad + "\" is not a valid email address or phone number");
        assertThat(admin.get(path(service)).body()).contains("a@example.gov").doesNotContain("b@example.gov");
    }

    @Test
    void five_of_each_kind_are_the_most() {
        var emails = List.of("a@x.gov", "b@x.gov", "c@x.gov", "d@x.gov", "e@x.gov");

        assertThat(replace(emails, List.of()).status()).isEqualTo(204);
        var answer =
                replace(Stream.concat(emails.stream(), Stream.of("f@x.gov")).toList(), List.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("message").asText()).isEqualTo("Guest list is limited to 5 entries of each type");
    }

    @Test
    void arrays_of_other_things_are_faults() {
        var answer = admin.put(path(service), "{\"email_addresses\":\"a@x.gov\",\"phone_numbers\":[1]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/message").asText())
                .isEqualTo("email_addresses a@x.gov is not of type array");
        assertThat(answer.json().at("/errors/1/message").asText()).isEqualTo("phone_numbers 1 is not of type string");
    }

    @Test
    void an_unknown_service_has_no_list() {
        var unknown = path(UUID.randomUUID());

        assertThat(admin.get(unknown).status()).isEqualTo(404);
        assertThat(admin.put(unknown, "{}").status()).isEqualTo(404);
        assertThat(admin.get(path(service)).body()).isEqualTo(NOBODY);
    }

    private HttpCalls.Answer replace(List<String> emails, List<String> phones) {
        return admin.put(path(service), Map.of("email_addresses", emails, "phone_numbers", phones));
    }

    private static String path(UUID service) {
        return "/service/" + service + "/guest-list";
    }
}
