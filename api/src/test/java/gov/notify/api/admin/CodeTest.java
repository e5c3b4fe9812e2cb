package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import gov.notify.api.admin.SignInFixture.Person;
import gov.notify.api.admin.link.SignedTokens;
import gov.notify.api.admin.link.UnusableToken;
import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.sandbox.log.LogLines;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Codes to sign in with (docs/contract/admin-sign-in.md, 6).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class CodeTest {

    private static final String NO_RESULT = "No result found";
    private static final String NOT_FOUND = "Code not found";
    private static final String EXPIRED = "Code has expired";
    private static final int PER_HOUR = 20;

    @Inject
    Admin admin;

    @Inject
    Services services;

    @Inject
    SignInFixture people;

    @Inject
    SignedTokens tokens;

    private Person ann = new Person(new UUID(0, 0), "", "");

    @BeforeEach
    void somebody() {
        ann = people.person();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"to\":null}", "{\"to\":\"\"}"})
    void a_code_goes_to_the_persons_own_number_unless_another_is_given(String body) {
        var answer = admin.postText(ann.path("/sms-code"), body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(people.sentTo(ann.mobile())).singleElement().satisfies(sent -> {
            assertThat(sent.template()).isEqualTo(SignInFixture.SMS_CODE);
            assertThat(sent.lane()).isEqualTo("high");
            assertThat(sent.value("verify_code")).matches("\\d{6}");
        });
    }

    @Test
    void a_code_goes_to_the_number_that_is_given() {
        var number = SignInFixture.anyNumber();

        text("(" + number.substring(2, 5) + ") " + number.substring(5));

        assertThat(people.sentTo(number)).hasSize(1);
        assertThat(people.sentTo(ann.mobile())).isEmpty();
    }

    @Test
    void a_code_is_good_for_half_an_hour_and_stands_nowhere_but_in_its_message() {
        var code = textedCode();

        var row = services.texts("select row_to_json(v)::text from verify_codes v where user_id = ?", ann.id());
        assertThat(row).singleElement().asString().doesNotContain(code);
        assertThat(services.texts(
                        "select (expiry_datetime - created_at)::text from verify_codes where user_id = ?", ann.id()))
                .containsExactly("00:30:00");
    }

    @Test
    void no_code_and_nobody_it_was_sent_to_reaches_a_log() throws Exception {
        try (var log = new LogLines("")) {
            var code = textedCode();
            mail(Map.of());
            var link = linkedCode();

            check(code + "0", "sms");
            check(code, "sms");
            check(code, "sms");
            check(link, "email");
            admin.postText(ann.path("/verify/code"), "{\"code\":" + code + ",\"code_type\":\"sms\"}");

            assertThat(String.join("\n", log.all()))
                    .doesNotContain(link, ann.email(), ann.mobile())
                    .doesNotContainPattern("\\b" + code);
        }
    }

    @Test
    void a_person_without_a_number_is_sent_no_code() {
        services.sql("update users set auth_type = 'email_auth', mobile_number = null where id = ?", ann.id());

        refused(text(null), 400, "Not a valid phone number");
        assertThat(people.codes(ann)).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025550|Not enough digits",
                "+1202555012345|Too many digits",
                "+999123456789|Not a valid country prefix"
            })
    void a_number_that_cannot_be_sent_to_is_refused_and_no_code_is_stored(String number, String reason) {
        refused(text(number), 400, reason);

        assertThat(people.codes(ann)).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/sms-code|{\"to\":5}|to 5 is not of type string, null",
                "/sms-code|{\"x\":1}|Additional properties are not allowed (x was unexpected)",
                "/email-code|{\"to\":\"ann@agency.gov\"}|to is not of type null",
                "/email-code|{\"next\":1}|next 1 is not of type string, null",
                "/email-code|{\"email_auth_link_host\":[]}|email_auth_link_host [] is not of type string, null",
                "/email-code|{\"x\":1}|Additional properties are not allowed (x was unexpected)",
                "/verify/code|{}|code is a required property",
                "/verify/code|{\"code\":482913,\"code_type\":\"sms\"}|code is not of type string",
                "/verify/code|{\"code\":\"1\",\"code_type\":1}|code_type 1 is not of type string",
                "/verify/code|{\"code\":\"482913\",\"code_type\":\"sms\",\"x\":1}"
                        + "|Additional properties are not allowed (x was unexpected)"
            })
    void a_fault_of_a_body_is_told_and_a_code_is_not_repeated(String path, String body, String fault) {
        var answer = admin.postText(ann.path(path), body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/status_code").asInt()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/error").asText()).isEqualTo("ValidationError");
        assertThat(answer.json().at("/errors/0/message").asText()).isEqualTo(fault);
        assertThat(answer.body()).doesNotContain("482913");
        assertThat(people.codes(ann)).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"/sms-code|{}", "/email-code|{}", "/verify/code|{\"code\":\"123456\",\"code_type\":\"sms\"}"})
    void an_unknown_person_has_no_codes(String path, String body) {
        refused(admin.postText("/user/" + UUID.randomUUID() + path, body), 404, NO_RESULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/letter-code", "/-code", "/code"})
    void there_is_no_other_type_of_code(String path) {
        assertThat(admin.postText(ann.path(path), "{}").status()).isEqualTo(404);
    }

    @Test
    void with_five_open_codes_of_both_types_nothing_is_sent_and_no_body_looked_at() {
        for (int i = 0; i < 3; i++) {
            textedCode();
        }
        mail(Map.of());
        mail(Map.of());

        assertThat(admin.postText(ann.path("/sms-code"), "{\"to\":5}").status()).isEqualTo(204);
        assertThat(admin.postText(ann.path("/email-code"), "[]").status()).isEqualTo(204);
        assertThat(people.codes(ann)).isEqualTo(5);
        assertThat(people.sentTo(ann.mobile())).hasSize(3);
        assertThat(people.sentTo(ann.email())).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"code_used = true", "expiry_datetime = now() - interval '1 second'"})
    void codes_that_open_nothing_any_more_are_not_counted_among_the_five(String closed) {
        for (int i = 0; i < 5; i++) {
            textedCode();
        }
        people.everyCode(ann, closed);

        text(null);

        assertThat(people.codes(ann)).isEqualTo(6);
    }

    @Test
    void of_many_requests_at_once_five_get_a_code() throws Exception {
        assertThat(AtOnce.statuses(12, () -> text(null))).containsOnly(204);

        assertThat(people.codes(ann)).isEqualTo(5);
        assertThat(people.sentTo(ann.mobile())).hasSize(5);
    }

    @Test
    void an_archived_person_is_sent_nothing() {
        services.sql("update users set state = 'inactive' where id = ?", ann.id());

        assertThat(text(null).status()).isEqualTo(204);
        assertThat(mail(Map.of()).status()).isEqualTo(204);
        assertThat(people.codes(ann)).isZero();
    }

    @Test
    void a_number_is_sent_only_so_many_codes_an_hour_whoever_asks_for_them() {
        var number = SignInFixture.anyNumber();
        for (int i = 0; i < PER_HOUR + 2; i++) {
            var someone = people.person();
            assertThat(admin.post(someone.path("/sms-code"), Map.of("to", number))
                            .status())
                    .isEqualTo(204);
        }

        assertThat(people.sentTo(number)).hasSize(PER_HOUR);
    }

    @Test
    void a_person_has_only_so_many_codes_sent_an_hour_to_whatever_number() {
        for (int i = 0; i < PER_HOUR + 2; i++) {
            people.everyCode(ann, "code_used = true");
            assertThat(text(SignInFixture.anyNumber()).status()).isEqualTo(204);
        }

        assertThat(people.codes(ann)).isEqualTo(PER_HOUR);
    }

    @Test
    void a_link_to_sign_in_leads_to_our_admin_application_and_holds_the_code() throws Exception {
        var body = new HashMap<String, @Nullable Object>();
        body.put("to", null);
        body.put("email_auth_link_host", "https://evil.example");
        body.put("next", "/services/1?a=b");

        assertThat(mail(body).status()).isEqualTo(204);

        var sent = people.sentTo(ann.email()).getFirst();
        assertThat(sent.template()).isEqualTo(SignInFixture.EMAIL_LINK);
        assertThat(sent.lane()).isEqualTo("high");
        assertThat(sent.to()).isEqualTo(ann.email());
        assertThat(sent.value("name")).isEqualTo("Ann");
        assertThat(sent.value("url"))
                .startsWith("http://admin.test/email-auth/")
                .endsWith("?next=%2Fservices%2F1%3Fa%3Db");
        assertThat(check(linkedCode(), "email").status()).isEqualTo(204);
    }

    @Test
    void a_right_code_opens_a_session_and_sets_failures_back() {
        var code = textedCode();
        check("000000".equals(code) ? "000001" : "000000", "sms");

        var answer = check(code, "sms");

        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(people.fact(ann, "current_session_id")).isNotEmpty();
        assertThat(people.fact(ann, "logged_in_at > now() - interval '1 minute'"))
                .isEqualTo("true");
        assertThat(people.fact(ann, "failed_login_count")).isEqualTo("0");
        assertThat(people.fact(ann, "email_access_validated_at < '2021-01-01'")).isEqualTo("true");
    }

    @Test
    void a_new_session_takes_the_place_of_the_old_one() {
        check(textedCode(), "sms");
        var first = people.fact(ann, "current_session_id");

        check(textedCode(), "sms");

        assertThat(people.fact(ann, "current_session_id")).isNotEqualTo(first);
    }

    @Test
    void a_link_proves_that_the_address_is_still_the_persons() throws Exception {
        mail(Map.of());

        check(linkedCode(), "email");

        assertThat(people.fact(ann, "email_access_validated_at > now() - interval '1 minute'"))
                .isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sms", "email", "carrier pigeon", ""})
    void a_wrong_code_is_counted_whatever_its_type(String type) {
        refused(check("nothing like it", type), 404, NOT_FOUND);
        refused(check("nothing like it", type), 404, NOT_FOUND);

        assertThat(people.fact(ann, "failed_login_count")).isEqualTo("2");
        assertThat(people.fact(ann, "current_session_id")).isEmpty();
    }

    @Test
    void a_code_is_good_for_its_person_and_its_type_alone() {
        var code = textedCode();
        var other = people.person();

        refused(check(code, "email"), 404, NOT_FOUND);
        refused(admin.post(other.path("/verify/code"), Map.of("code", code, "code_type", "sms")), 404, NOT_FOUND);
        assertThat(check(code, "sms").status()).isEqualTo(204);
    }

    @Test
    void a_code_is_good_once() {
        var code = textedCode();
        check(code, "sms");
        var session = people.fact(ann, "current_session_id");

        refused(check(code, "sms"), 400, EXPIRED);

        assertThat(people.fact(ann, "failed_login_count")).isEqualTo("1");
        assertThat(people.fact(ann, "current_session_id")).isEqualTo(session);
    }

    @Test
    void a_code_that_has_expired_is_a_failure() {
        var code = textedCode();
        people.everyCode(ann, "expiry_datetime = now() - interval '1 second'");

        refused(check(code, "sms"), 400, EXPIRED);

        assertThat(people.fact(ann, "failed_login_count")).isEqualTo("1");
    }

    @Test
    void of_the_codes_that_are_open_each_opens() {
        var first = textedCode();
        textedCode();

        assertThat(check(first, "sms").status()).isEqualTo(204);
    }

    @Test
    void after_ten_failures_the_right_code_opens_nothing_and_is_not_used_up() {
        var code = textedCode();
        services.sql("update users set failed_login_count = 10 where id = ?", ann.id());

        refused(check(code, "sms"), 404, NOT_FOUND);

        assertThat(people.fact(ann, "failed_login_count")).isEqualTo("10");
        services.sql("update users set failed_login_count = 9 where id = ?", ann.id());
        assertThat(check(code, "sms").status()).isEqualTo(204);
    }

    @Test
    void of_one_code_at_the_same_moment_one_use_opens_a_session() throws Exception {
        var code = textedCode();

        var statuses = AtOnce.statuses(8, () -> check(code, "sms"));

        assertThat(statuses).containsOnly(204, 400).containsOnlyOnce(204);
        assertThat(people.fact(ann, "failed_login_count")).isEqualTo("7");
    }

    @Test
    void wrong_codes_at_the_same_moment_are_each_counted() throws Exception {
        assertThat(AtOnce.statuses(9, () -> check("wrong", "sms"))).containsOnly(404);

        assertThat(people.fact(ann, "failed_login_count")).isEqualTo("9");
    }

    @Test
    void fifty_wrong_codes_at_the_same_moment_lock_a_person_out_and_count_no_further() throws Exception {
        assertThat(AtOnce.statuses(50, () -> check("wrong", "sms"))).containsOnly(404);

        assertThat(people.fact(ann, "failed_login_count")).isEqualTo("10");
    }

    @Test
    void whoever_sets_failures_back_between_guesses_is_held_back_all_the_same() {
        var code = textedCode();
        for (int i = 0; i < PER_HOUR; i++) {
            check("wrong", "sms");
            services.sql("update users set failed_login_count = 0 where id = ?", ann.id());
        }

        refused(check(code, "sms"), 404, NOT_FOUND);

        assertThat(people.fact(ann, "failed_login_count")).isEqualTo("0");
        assertThat(people.fact(ann, "current_session_id")).isEmpty();
    }

    @Test
    void a_wrong_code_counts_also_where_too_many_were_tried_of_late_and_ten_lock_out() {
        var code = textedCode();
        for (int i = 0; i < PER_HOUR; i++) {
            check("wrong", "sms");
            services.sql("update users set failed_login_count = 0 where id = ?", ann.id());
        }

        for (int i = 0; i < 12; i++) {
            refused(check("wrong", "sms"), 404, NOT_FOUND);
        }
        refused(check(code, "sms"), 404, NOT_FOUND);

        assertThat(people.fact(ann, "failed_login_count")).isEqualTo("10");
    }

    @Test
    void a_right_code_ends_the_count_of_guesses() {
        for (int i = 0; i < PER_HOUR - 1; i++) {
            check("wrong", "sms");
            services.sql("update users set failed_login_count = 0 where id = ?", ann.id());
        }
        assertThat(check(textedCode(), "sms").status()).isEqualTo(204);

        check("wrong", "sms");
        assertThat(check(textedCode(), "sms").status()).isEqualTo(204);
    }

    @Test
    void whoever_is_set_free_may_guess_again() {
        var code = textedCode();
        for (int i = 0; i < PER_HOUR; i++) {
            check("wrong", "sms");
            services.sql("update users set failed_login_count = 0 where id = ?", ann.id());
        }

        admin.post(ann.path("/reset-failed-login-count"));

        assertThat(check(code, "sms").status()).isEqualTo(204);
    }

    private HttpCalls.Answer text(@Nullable String to) {
        var body = new HashMap<String, @Nullable Object>();
        body.put("to", to);
        return admin.post(ann.path("/sms-code"), body);
    }

    private HttpCalls.Answer mail(Map<String, ? extends @Nullable Object> body) {
        return admin.post(ann.path("/email-code"), body);
    }

    private HttpCalls.Answer check(String code, String type) {
        return admin.post(ann.path("/verify/code"), Map.of("code", code, "code_type", type));
    }

    private String textedCode() {
        assertThat(text(null).status()).isEqualTo(204);
        return people.sentTo(ann.mobile()).getLast().value("verify_code");
    }

    private String linkedCode() throws UnusableToken, IOException {
        var url = people.sentTo(ann.email()).getLast().value("url");
        var token = url.replaceFirst(".*/email-auth/", "").replaceFirst("\\?.*", "");
        var payload = new ObjectMapper().readTree(tokens.open(token, Duration.ofHours(1)));
        assertThat(payload.get("user_id").asText()).isEqualTo(ann.id().toString());
        return payload.get("secret_code").asText();
    }

    private static void refused(HttpCalls.Answer answer, int status, String text) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("result").asText()).isEqualTo("error");
        assertThat(answer.json().get("message").asText()).isEqualTo(text);
    }
}
