package gov.notify.api.admin;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.password4j.BcryptFunction;
import com.password4j.Password;
import com.password4j.types.Bcrypt;
import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.People;
import gov.notify.api.given.Services;
import gov.notify.api.given.Tokens;
import gov.notify.sandbox.redis.RedisServer;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whether a password is a person's, and what those meet who guess (docs/contract/admin-users.md, 6.3).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class PasswordTest {

    private static final String RIGHT = "correct horse battery staple";

    @Inject
    Admin admin;

    @Inject
    HttpCalls calls;

    @Inject
    Services services;

    @Inject
    People people;

    @Inject
    RedisDataSource redis;

    @Test
    void the_right_password_sets_the_counter_back() {
        var person = signUp(RIGHT);
        wrong(verify(person, "wrong"));
        wrong(verify(person, "wrong"));
        assertThat(failures(person)).isEqualTo(2);

        var answer = verify(person, RIGHT);

        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(failures(person)).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|Required field missing data",
                "{\"other\":1}|Required field missing data",
                "{\"password\":null}|Not a valid string.",
                "{\"password\":[\"hidden\"]}|Not a valid string."
            })
    void a_body_without_a_password_is_no_attempt(String body, String text) {
        var person = people.person();

        var answer = admin.postText("/user/" + person + "/verify/password", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/message/password/0").asText()).isEqualTo(text);
        assertThat(answer.body()).doesNotContain("hidden");
        assertThat(failures(person)).isZero();
    }

    @Test
    void nobody_has_an_unknown_id() {
        var answer = verify(UUID.randomUUID(), RIGHT);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("message").asText()).isEqualTo("No result found");
    }

    @Test
    void each_of_a_thousand_characters_counts() {
        var longest = "é".repeat(999);
        var person = signUp(longest + "a");

        wrong(verify(person, longest + "b"));
        wrong(verify(person, longest));
        wrong(verify(person, longest + "aa"));
        assertThat(verify(person, longest + "a").status()).isEqualTo(204);
    }

    @Test
    void a_password_of_more_characters_is_not_taken() {
        var answer = admin.post("/user", newUser("x".repeat(1001)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/message/password/0").asText()).isEqualTo("Longer than maximum length 1000.");
        assertThat(answer.body()).doesNotContain("xxx");
    }

    @Test
    void passwords_are_kept_as_argon2id() {
        assertThat(people.column(signUp(RIGHT), "password_hash")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void a_hash_of_bcrypt_is_known_and_made_anew() {
        var person = people.person();
        var old = Password.hash(RIGHT)
                .with(BcryptFunction.getInstance(Bcrypt.B, 10))
                .getResult();
        services.sql("update users set password_hash = ? where id = ?", old, person);
        wrong(verify(person, "wrong"));
        assertThat(people.column(person, "password_hash")).isEqualTo(old);

        assertThat(verify(person, RIGHT).status()).isEqualTo(204);

        assertThat(people.column(person, "password_hash")).startsWith("$argon2id$");
        assertThat(verify(person, RIGHT).status()).isEqualTo(204);
        wrong(verify(person, "wrong"));
    }

    /// Made by libxcrypt.
    @ParameterizedTest
    @CsvSource({
        "correct horse battery staple, $2b$10$abcdefghijklmnopqrstuuGGgFFcYeueaAql8Z7U7CnCTRw4DR77W",
        "pässwörd, $2b$10$abcdefghijklmnopqrstuunYspUDVwxKwnshT7FzjzjwI57RV2KKa",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, $2b$10$abcdefghijklmnopqrstuuhBb/0dYbuuS1CS8hp30IXhlFBW2VAWG"
    })
    void a_hash_that_another_program_made_is_known(String password, String hash) {
        var person = people.person();
        services.sql("update users set password_hash = ? where id = ?", hash, person);

        wrong(verify(person, "y" + password));
        assertThat(verify(person, password).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unusable", "none", "", "$2b$", "$argon2id$", "$argon2id$v=19$m=19456,t=2,p=1$", "!"})
    void what_is_no_hash_is_that_of_no_password(String hash) {
        var person = people.person();
        services.sql("update users set password_hash = ? where id = ?", hash, person);

        wrong(verify(person, hash.isEmpty() ? "anything" : hash));
        wrong(verify(person, ""));
    }

    @Test
    void each_of_fifty_wrong_passwords_at_the_same_moment_is_counted() throws Exception {
        var person = signUp(RIGHT);

        var answers = atOnce(50, () -> verify(person, "wrong"));

        answers.forEach(PasswordTest::wrong);
        assertThat(failures(person)).isEqualTo(50);
    }

    @Test
    void after_ten_wrong_ones_the_right_one_does_not_help_until_the_counter_is_set_back() {
        var person = signUp(RIGHT);
        for (int i = 0; i < 10; i++) {
            wrong(verify(person, "wrong"));
        }

        wrong(verify(person, RIGHT));

        assertThat(failures(person)).isEqualTo(11);
        admin.post("/user/" + person + "/reset-failed-login-count");
        assertThat(verify(person, RIGHT).status()).isEqualTo(204);
    }

    @Test
    void the_right_one_sets_the_counter_back_however_high_it_is() {
        var person = signUp(RIGHT);
        services.sql("update users set failed_login_count = 10 where id = ?", person);

        assertThat(verify(person, RIGHT).status()).isEqualTo(204);

        assertThat(failures(person)).isZero();
    }

    @Test
    void nobody_is_held_back_for_the_guesses_at_others_where_the_front_end_names_no_address() {
        var person = signUp(RIGHT);
        for (var address : List.of("127.0.0.1", "unknown", "0:0:0:0:0:0:0:1")) {
            redis.value(String.class).setex("api:attempts:password:address:" + address, 60, "1000");
        }

        assertThat(verify(person, RIGHT).status()).isEqualTo(204);
    }

    @Test
    void ten_attempts_in_a_quarter_of_an_hour_are_enough_whatever_the_counter_says() {
        var person = signUp(RIGHT);
        for (int i = 0; i < 10; i++) {
            wrong(verify(person, "wrong"));
            services.sql("update users set failed_login_count = 0 where id = ?", person);
        }

        wrong(verify(person, RIGHT));

        redis.key().del("api:attempts:password:user:" + person);
        assertThat(verify(person, RIGHT).status()).isEqualTo(204);
    }

    @Test
    void right_passwords_use_nothing_up() {
        var person = signUp(RIGHT);

        for (int i = 0; i < 12; i++) {
            assertThat(verify(person, RIGHT).status()).isEqualTo(204);
        }
    }

    @Test
    void who_comes_from_an_address_that_guesses_is_held_back_but_not_locked_out() {
        var person = signUp(RIGHT);
        redis.value(String.class).setex("api:attempts:password:address:203.0.113.9", 60, "1000");

        wrong(verify(person, RIGHT, "203.0.113.9, 10.0.0.1"));

        assertThat(failures(person)).isZero();
        assertThat(verify(person, RIGHT, "203.0.113.10, 10.0.0.1").status()).isEqualTo(204);
    }

    @Test
    void attempts_are_counted_while_redis_is_away() {
        var person = signUp(RIGHT);
        RedisServer.shared().kill();
        try {
            assertThat(verify(person, RIGHT).status()).isEqualTo(204);
            for (int i = 0; i < 10; i++) {
                wrong(verify(person, "wrong"));
                services.sql("update users set failed_login_count = 0 where id = ?", person);
            }
            wrong(verify(person, RIGHT));
            services.sql("update attempts set window_ends = now() - interval '1 s'");
            services.sql("update users set failed_login_count = 0 where id = ?", person);

            assertThat(verify(person, RIGHT).status()).as("the window is over").isEqualTo(204);
        } finally {
            redisIsBack();
        }
    }

    @Test
    void nobody_gets_in_while_nobody_can_count() {
        var person = signUp(RIGHT);
        RedisServer.shared().kill();
        services.sql("alter table attempts rename to attempts_away");
        try {
            assertThat(verify(person, RIGHT).status()).isGreaterThanOrEqualTo(500);
        } finally {
            services.sql("alter table attempts_away rename to attempts");
            redisIsBack();
        }
    }

    /// And the api counts there again.
    private void redisIsBack() {
        RedisServer.shared().restart();
        await().atMost(30, SECONDS).until(() -> {
            var nobody = UUID.randomUUID();
            verify(nobody, "wrong");
            return redis.key().exists("api:attempts:password:user:" + nobody);
        });
    }

    private UUID signUp(String password) {
        var answer = admin.post("/user", newUser(password));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return UUID.fromString(answer.json().at("/data/id").asText());
    }

    private Map<String, String> newUser(String password) {
        return Map.of(
                "name",
                "Ann",
                "email_address",
                people.address(),
                "password",
                password,
                "mobile_number",
                "+12025550123");
    }

    private HttpCalls.Answer verify(UUID person, String password) {
        return admin.post("/user/" + person + "/verify/password", Map.of("password", password));
    }

    private HttpCalls.Answer verify(UUID person, String password, String forwardedFor) {
        var headers = Map.of(
                "Authorization",
                "Bearer " + Tokens.of(Admin.CLIENT, Admin.SECRET),
                "Content-Type",
                "application/json",
                "X-Forwarded-For",
                forwardedFor);
        return calls.call(
                "POST", "/user/" + person + "/verify/password", headers, "{\"password\":\"" + password + "\"}");
    }

    private int failures(UUID person) {
        return Integer.parseInt(people.column(person, "failed_login_count"));
    }

    private static void wrong(HttpCalls.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().at("/message/password/0").asText()).isEqualTo("Incorrect password");
    }

    private static List<HttpCalls.Answer> atOnce(int calls, Callable<HttpCalls.Answer> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(Collections.nCopies(calls, call)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }
}
