package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// People who sign up (docs/contract/admin-users.md, 6.1 and 6.2).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class SignUpTest extends PeopleCalls {

    @Test
    void who_signs_up_is_pending_and_shown_with_every_field() {
        var address = people.address();

        var answer = signUp("  " + address + " ");

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        var user = answer.json().get("data");
        assertThat(user.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "email_address",
                        "login_uuid",
                        "auth_type",
                        "current_session_id",
                        "failed_login_count",
                        "email_access_validated_at",
                        "logged_in_at",
                        "mobile_number",
                        "organizations",
                        "password_changed_at",
                        "permissions",
                        "platform_admin",
                        "services",
                        "can_use_webauthn",
                        "state",
                        "preferred_timezone");
        assertThat(user.get("email_address").asText()).isEqualTo(address);
        assertThat(user.get("name").asText()).isEqualTo("Ann");
        assertThat(user.get("mobile_number").asText()).isEqualTo("+12025550123");
        assertThat(user.get("auth_type").asText()).isEqualTo("sms_auth");
        assertThat(user.get("state").asText()).isEqualTo("pending");
        assertThat(user.get("preferred_timezone").asText()).isEqualTo("US/Eastern");
        assertThat(user.get("platform_admin").isBoolean()).isTrue();
        assertThat(user.get("platform_admin").asBoolean()).isFalse();
        assertThat(user.get("can_use_webauthn").asBoolean()).isFalse();
        assertThat(user.get("failed_login_count").isInt()).isTrue();
        assertThat(user.get("failed_login_count").asInt()).isZero();
        assertThat(user.get("email_access_validated_at").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
        assertThat(user.get("password_changed_at").asText())
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6}");
        assertThat(user.get("logged_in_at").isNull()).isTrue();
        assertThat(user.get("login_uuid").isNull()).isTrue();
        assertThat(user.get("current_session_id").isNull()).isTrue();
        assertThat(user.get("permissions")).isEmpty();
        assertThat(user.get("permissions").isObject()).isTrue();
        assertThat(user.get("services").isArray()).isTrue();
        assertThat(user.get("organizations").isArray()).isTrue();
        assertThat(admin.get("/user/" + user.get("id").asText()).json().get("data"))
                .isEqualTo(user);
        assertThat(answer.body()).doesNotContain("hash", "a password");
    }

    @Test
    void what_is_not_for_its_caller_to_say_of_a_person_is_passed_over() {
        var body = new HashMap<String, @Nullable Object>(newUser(people.address()));
        body.put("id", new UUID(1, 2).toString());
        body.put("platform_admin", true);
        body.put("state", "active");
        body.put("failed_login_count", 7);
        body.put("permissions", Map.of());
        body.put("logged_in_at", "2026-01-01T00:00:00Z");

        var user = admin.post("/user", body).json().get("data");

        assertThat(user.get("id").asText()).isNotEqualTo(new UUID(1, 2).toString());
        assertThat(user.get("platform_admin").asBoolean()).isFalse();
        assertThat(user.get("state").asText()).isEqualTo("pending");
        assertThat(user.get("failed_login_count").asInt()).isZero();
        assertThat(user.get("logged_in_at").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name|null|/message/name/0|Field may not be null.",
                "name|\"\"|/message/name/0|Invalid name",
                "name|\"  \"|/message/name/0|Invalid name",
                "name|5|/message/name/0|Not a valid string.",
                "email_address|\"nobody\"|/message/email_address/0|Not a valid email address",
                "email_address|null|/message/email_address/0|Field may not be null.",
                "password|null|/message/password/0|Not a valid string.",
                "password|\"\"|/message/password/0|Shorter than minimum length 1.",
                "password|[\"hidden\"]|/message/password/0|Not a valid string.",
                "mobile_number|\"123\"|/message/mobile_number/0|Invalid phone number: Not enough digits",
                "mobile_number|7|/message/mobile_number/0|Not a valid string.",
                "mobile_number|null|/message|Mobile number must be set if auth_type is set to AuthType.SMS",
                "auth_type|\"none\"|/message/auth_type/0|Must be one of: sms_auth, email_auth, webauthn_auth.",
                "auth_type|null|/message/auth_type/0|Field may not be null."
            })
    void a_sign_up_tells_what_is_wrong_with_it(String field, String value, String where, String text) {
        var body = new HashMap<String, Object>(newUser(people.address()));
        body.remove(field);
        var fields = new StringBuilder();
        body.forEach((name, given) ->
                fields.append('"').append(name).append("\":\"").append(given).append("\","));

        var answer = admin.postText("/user", "{" + fields + "\"" + field + "\":" + value + "}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().get("result").asText()).isEqualTo("error");
        assertThat(answer.json().at(where).asText()).isEqualTo(text);
        assertThat(answer.body()).doesNotContain("hidden");
    }

    @Test
    void everything_that_is_missing_is_told_at_once() {
        var message = admin.postText("/user", "{}").json().get("message");

        for (var field : List.of("name", "email_address", "password")) {
            assertThat(message.get(field).get(0).asText()).isEqualTo("Missing data for required field.");
        }
    }

    @Test
    void what_is_too_long_is_refused() {
        var body = new HashMap<String, Object>(newUser("a".repeat(250) + "@agency.gov"));
        body.put("name", "n".repeat(256));

        var message = admin.post("/user", body).json().get("message");

        assertThat(message.at("/name/0").asText()).isEqualTo("Longer than maximum length 255.");
        assertThat(message.at("/email_address/0").asText()).isEqualTo("Longer than maximum length 255.");
    }

    @Test
    void who_signs_in_by_email_needs_no_number() {
        var body = new HashMap<String, @Nullable Object>(newUser(people.address()));
        body.put("auth_type", "email_auth");
        body.put("mobile_number", null);

        var answer = admin.post("/user", body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().at("/data/mobile_number").isNull()).isTrue();
    }

    @Test
    void an_address_is_one_persons_whatever_its_case_and_the_blanks_around_it() {
        var address = people.address().replace("@", "@bücher.");
        assertThat(signUp(address).status()).isEqualTo(201);

        addressInUse(signUp(" " + address.toUpperCase(Locale.ROOT) + " "));
    }

    @Test
    void of_those_who_sign_up_with_one_address_at_the_same_moment_one_wins() throws Exception {
        var address = people.address();

        var answers = atOnce(8, () -> signUp(address));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        answers.stream().filter(answer -> answer.status() != 201).forEach(PeopleTest::addressInUse);
    }

    @Test
    void nobody_is_told_of_a_sign_up() {
        var before = told();

        signUp(people.address());

        assertThat(told()).isEqualTo(before);
    }

    private static List<HttpCalls.Answer> atOnce(int calls, Callable<HttpCalls.Answer> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(Collections.nCopies(calls, call)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }
}
