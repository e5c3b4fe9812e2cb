package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.admin.SignInFixture.Person;
import gov.notify.api.admin.link.SignedTokens;
import gov.notify.api.admin.link.UnusableToken;
import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
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

/// Emails about a person's address (docs/contract/admin-sign-in.md, 6.1).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class VerificationMailTest {

    private static final String CHANGE = "/change-email-verification";
    private static final String REGISTRATION = "/email-verification";
    private static final String REGISTERED = "/email-already-registered";
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
    private String address = "";

    @BeforeEach
    void somebodyAndANewAddress() {
        ann = people.person();
        address = "New." + UUID.randomUUID() + "@Agency.gov";
    }

    @Test
    void a_new_address_is_sent_a_link_that_proves_it_and_nothing_is_changed() throws UnusableToken {
        sent(post(CHANGE, Map.of("email", " " + address + " ")));

        var mail = people.sentTo(address).getFirst();
        assertThat(mail.template()).isEqualTo(SignInFixture.CHANGE_EMAIL);
        assertThat(mail.lane()).isEqualTo("high");
        assertThat(mail.value("name")).isEqualTo("Ann");
        assertThat(mail.value("feedback_url")).isEqualTo("http://admin.test/support");
        assertThat(payload(mail.value("url"), "http://admin.test/user-profile/email/confirm/"))
                .isEqualTo("{\"user_id\":\"" + ann.id() + "\",\"email\":\"" + address + "\"}");
        assertThat(people.fact(ann, "email_address")).isEqualTo(ann.email());
        assertThat(people.sentTo(ann.email())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://admin.test", "http://evil.example"})
    void whoever_signs_up_is_sent_a_link_to_our_admin_application(String base) throws UnusableToken {
        var body = new HashMap<String, @Nullable Object>();
        body.put("to", "somebody@else.gov");
        body.put("admin_base_url", base.isEmpty() ? null : base);

        sent(post(REGISTRATION, body));

        var mail = people.sentTo(ann.email()).getFirst();
        assertThat(mail.template()).isEqualTo(SignInFixture.NEW_USER_VERIFICATION);
        assertThat(mail.lane()).isEqualTo("high");
        assertThat(mail.value("name")).isEqualTo("Ann");
        assertThat(payload(mail.value("url"), "http://admin.test/verify-email/"))
                .isEqualTo("{\"user_id\":\"" + ann.id() + "\",\"email\":\"" + ann.email() + "\"}");
    }

    @Test
    void the_owner_of_an_address_learns_that_it_has_an_account() {
        sent(post(REGISTERED, Map.of("email", address, "anything", 1)));

        var mail = people.sentTo(address).getFirst();
        assertThat(mail.template()).isEqualTo(SignInFixture.ALREADY_REGISTERED);
        assertThat(mail.values())
                .isEqualTo(Map.of(
                        "signin_url", "http://admin.test/sign-in",
                        "forgot_password_url", "http://admin.test/forgot-password",
                        "feedback_url", "http://admin.test/support"));
    }

    @ParameterizedTest
    @ValueSource(strings = {CHANGE, REGISTRATION, REGISTERED})
    void nobody_is_written_to_about_a_person_who_is_not_there(String path) {
        var answer = admin.post("/user/" + UUID.randomUUID() + path, Map.of("email", address));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("message").asText()).isEqualTo("No result found");
        assertThat(people.sentTo(address)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                CHANGE + "|{}|Missing data for required field.",
                CHANGE + "|{\"email\":\"nobody\"}|Not a valid email address",
                CHANGE + "|{\"email\":null}|Field may not be null.",
                REGISTERED + "|{}|Missing data for required field.",
                REGISTERED + "|{\"email\":5}|Not a valid string."
            })
    void what_is_no_address_is_refused(String path, String body, String text) {
        var answer = admin.postText(ann.path(path), body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/message/email/0").asText()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|to is a required property",
                "{\"to\":null}|to None is not of type string",
                "{\"to\":5}|to 5 is not of type string"
            })
    void the_link_of_a_registration_is_asked_for_somebody(String body, String text) {
        var answer = admin.postText(ann.path(REGISTRATION), body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/message").asText()).isEqualTo(text);
        assertThat(people.sentTo(ann.email())).isEmpty();
    }

    @Test
    void an_archived_person_proves_nothing_any_more() {
        services.sql("update users set state = 'inactive' where id = ?", ann.id());

        sent(post(CHANGE, Map.of("email", address)));
        sent(post(REGISTRATION, Map.of("to", address)));

        assertThat(people.sentTo(address)).isEmpty();
        assertThat(people.sentTo(ann.email())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {CHANGE, REGISTERED})
    void an_address_is_written_to_only_so_often_an_hour_whoever_asks(String path) {
        for (int i = 0; i < PER_HOUR + 2; i++) {
            sent(admin.post(people.person().path(path), Map.of("email", address)));
        }

        assertThat(people.sentTo(address)).hasSize(PER_HOUR);
    }

    private HttpCalls.Answer post(String path, Map<String, ? extends @Nullable Object> body) {
        return admin.post(ann.path(path), body);
    }

    private String payload(String url, String before) throws UnusableToken {
        assertThat(url).startsWith(before);
        return tokens.open(url.substring(before.length()), Duration.ofHours(1));
    }

    private static void sent(HttpCalls.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }
}
