package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.People;
import gov.notify.api.given.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who it is that login.gov has let in (docs/contract/admin-users.md, 6.5).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class LoginGovUserTest {

    @Inject
    Admin admin;

    @Inject
    Services services;

    @Inject
    People people;

    private final String login = UUID.randomUUID().toString();

    @Test
    void a_stranger_is_nobody() {
        var answer = find(people.address());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
    }

    @Test
    void who_comes_for_the_first_time_is_known_by_its_address_whatever_its_case() {
        var address = people.address();
        var person = people.person(address);

        var answer = find(address.toUpperCase(Locale.ROOT));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().at("/data/id").asText()).isEqualTo(person.toString());
        assertThat(answer.json().at("/data/login_uuid").asText()).isEqualTo(login);
        assertThat(answer.json().at("/data/email_address").asText()).isEqualTo(address);
        assertThat(people.column(person, "login_uuid")).isEqualTo(login);
        assertThat(events(person)).isEmpty();
    }

    @Test
    void who_has_another_address_at_login_gov_now_gets_it_here_too() {
        var person = known();
        var address = people.address();

        assertThat(find(address).json().at("/data/email_address").asText()).isEqualTo(address);

        assertThat(people.column(person, "email_address")).isEqualTo(address);
    }

    @Test
    void an_address_that_somebody_else_has_stays_that_persons() {
        var before = people.address();
        var person = known(before);
        var address = people.address();
        var other = people.person(address);

        var answer = find(address.toUpperCase(Locale.ROOT));

        assertThat(answer.json().at("/data/id").asText()).isEqualTo(person.toString());
        assertThat(answer.json().at("/data/email_address").asText()).isEqualTo(before);
        assertThat(people.column(other, "login_uuid")).isEqualTo("null");
    }

    @Test
    void nothing_is_written_of_who_is_known_already() {
        var address = people.address();
        var person = known(address);
        var row = people.column(person, "xmin");

        find(address);

        assertThat(people.column(person, "xmin")).isEqualTo(row);
    }

    @Test
    void another_login_takes_the_place_of_an_older_one_and_that_is_kept_on_record() {
        var address = people.address();
        var person = people.person(address);
        var older = UUID.randomUUID().toString();
        services.sql("update users set login_uuid = ? where id = ?", older, person);

        find(address);

        assertThat(people.column(person, "login_uuid")).isEqualTo(login);
        assertThat(events(person)).containsExactly(older + " " + login);
    }

    /// For the reference `_` and `%` stand for any characters.
    @ParameterizedTest
    @ValueSource(strings = {"jane_doe", "jane%", "%", "______doe"})
    void no_character_of_an_address_stands_for_others(String local) {
        var domain = "@d" + UUID.randomUUID() + ".gov";
        var person = people.person("janeXdoe" + domain);

        assertThat(find(local + domain).body()).isEqualTo("{}");
        assertThat(admin.post("/user/email", Map.of("email", local + domain)).status())
                .isEqualTo(404);
        assertThat(people.column(person, "login_uuid")).isEqualTo("null");
    }

    @Test
    void who_is_archived_is_nobody_even_if_its_login_and_address_were_left_to_it() {
        var address = people.address();
        var archived = known(address);
        services.sql("update users set state = 'inactive' where id = ?", archived);

        assertThat(find(address).body()).isEqualTo("{}");
        assertThat(find(people.address()).body()).isEqualTo("{}");
        assertThat(people.column(archived, "email_address")).isEqualTo(address);
    }

    @Test
    void a_login_that_was_left_to_somebody_archived_is_free() {
        var archived = known();
        services.sql("update users set state = 'inactive' where id = ?", archived);
        var address = people.address();
        var person = people.person(address);

        assertThat(find(address).json().at("/data/id").asText()).isEqualTo(person.toString());

        assertThat(people.column(archived, "login_uuid")).isEqualTo("null");
        assertThat(people.column(person, "login_uuid")).isEqualTo(login);
    }

    @Test
    void who_is_pending_is_somebody() {
        var address = people.address();
        var person = people.person(address);
        services.sql("update users set state = 'pending' where id = ?", person);

        assertThat(find(address).json().at("/data/state").asText()).isEqualTo("pending");
    }

    @Test
    void two_people_who_come_with_one_login_at_the_same_moment_are_both_answered() throws Exception {
        for (int i = 0; i < 5; i++) {
            var one = people.address();
            var other = people.address();
            people.person(one);
            people.person(other);
            var shared = UUID.randomUUID().toString();
            var calls = new ArrayList<Callable<Integer>>();
            calls.add(() -> find(shared, one).status());
            calls.add(() -> find(shared, other).status());

            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                assertThat(threads.invokeAll(calls).stream().map(Future::resultNow))
                        .containsOnly(200);
            }
            assertThat(services.texts("select id::text from users where login_uuid = ?", shared))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"email\":\"a@agency.gov\"}|/message/login_uuid/0|Missing data for required field.",
                "{\"login_uuid\":\"x\"}|/message/email/0|Missing data for required field.",
                "{\"login_uuid\":null,\"email\":\"a@agency.gov\"}|/message/login_uuid/0|Field may not be null.",
                "{\"login_uuid\":\"\",\"email\":\"a@agency.gov\"}|/message/login_uuid/0|Shorter than minimum length 1.",
                "{\"login_uuid\":\"x\",\"email\":\"nobody\"}|/message/email/0|Not a valid email address",
                "{\"login_uuid\":\"x\",\"email\":7}|/message/email/0|Not a valid string."
            })
    void a_body_tells_what_is_wrong_with_it(String body, String where, String text) {
        var answer = admin.postText("/user/get-login-gov-user", body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().at(where).asText()).isEqualTo(text);
    }

    private UUID known() {
        return known(people.address());
    }

    private UUID known(String address) {
        var person = people.person(address);
        services.sql("update users set login_uuid = ? where id = ?", login, person);
        return person;
    }

    private HttpCalls.Answer find(String address) {
        return find(login, address);
    }

    private HttpCalls.Answer find(String loginUuid, String address) {
        return admin.post("/user/get-login-gov-user", Map.of("login_uuid", loginUuid, "email", address));
    }

    private List<String> events(UUID person) {
        return services.texts("""
                select concat_ws(' ', data ->> 'original_login_uuid', data ->> 'new_login_uuid') from events
                 where event_type = 'update_user_login_uuid' and data ->> 'user_id' = ?
                """, person.toString());
    }
}
