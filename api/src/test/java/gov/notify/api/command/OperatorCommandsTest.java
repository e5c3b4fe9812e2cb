package gov.notify.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestService;
import gov.notify.api.given.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an operator does without a web application.
@QuarkusTest
@QuarkusTestResource(Backends.class)
class OperatorCommandsTest {

    @Inject
    OperatorCommands commands;

    @Inject
    Services services;

    @Inject
    HttpCalls calls;

    @ParameterizedTest
    @ValueSource(strings = {"", "key", "fly", "key mint", "number add"})
    void what_is_not_understood_is_refused_in_a_sentence(String words) {
        var refused = run(words.isEmpty() ? new String[0] : words.split(" "));

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err().lines()).hasSize(1);
    }

    @Test
    void help_is_given_beside_a_database_too() {
        assertThat(run("key", "mint", "--help").out()).contains("Usage: admin key mint");
    }

    @Test
    void a_minted_key_is_shown_once_and_opens_the_api() {
        var service = services.service().make();

        var minted = run("key", "mint", "--service", service.id().toString(), "--name", "My Key");

        assertThat(minted.code()).as(minted.err()).isZero();
        var key = minted.out().lines().toList().getLast();
        assertThat(key).startsWith("my.key-" + service.id() + "-");
        assertThat(status(service, key)).isEqualTo(200);
        var again = run("key", "mint", "--service", service.id().toString(), "--name", "My Key");
        assertThat(again.code()).isZero();
        assertThat(again.out()).startsWith("unchanged").doesNotContain(secret(key));
        assertThat(run("key", "list", "--service", service.id().toString()).out())
                .contains("My Key")
                .doesNotContain(secret(key));
    }

    @Test
    void a_revoked_key_opens_nothing_and_stays_revoked() {
        var service = services.service().make();
        var name = service.id().toString();
        var key = run("key", "mint", "--service", name, "--name", "My Key", "--type", "team")
                .out()
                .lines()
                .toList()
                .getLast();
        var id = services.texts("select id from api_keys where service_id = ? and name = 'My Key'", service.id())
                .getFirst();

        assertThat(run("key", "revoke", "--service", name, id).out()).startsWith("revoked");

        assertThat(status(service, key)).isEqualTo(403);
        var again = run("key", "revoke", "--service", name, id);
        assertThat(again.code()).isZero();
        assertThat(again.out()).startsWith("unchanged");
    }

    @Test
    void what_is_not_there_is_named() {
        var service = services.service().make();
        var unknown = UUID.randomUUID().toString();

        for (var refused : new CommandOutcome[] {
            run("key", "list", "--service", unknown),
            run("key", "revoke", "--service", service.id().toString(), unknown),
            run("key", "mint", "--service", service.id().toString(), "--name", "x", "--by", unknown)
        }) {
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err().lines()).hasSize(1);
            assertThat(refused.err()).contains(unknown);
        }
    }

    @Test
    void another_services_key_is_not_revoked() {
        var service = services.service().make();
        var other = services.service().make();
        var id = services.texts("select id from api_keys where service_id = ? limit 1", other.id())
                .getFirst();

        assertThat(run("key", "revoke", "--service", service.id().toString(), id)
                        .code())
                .isEqualTo(1);
    }

    @Test
    void what_the_rules_refuse_is_told_in_their_words() {
        var service = services.service().make();

        var refused =
                run("key", "mint", "--service", service.id().toString(), "--name", "x", "--by", "nobody@agency.gov");

        assertThat(refused.err()).isEqualToIgnoringNewLines("There is no user nobody@agency.gov");
    }

    @Test
    void a_name_that_no_key_can_have_is_refused_in_a_sentence() {
        var service = services.service().make().id().toString();

        var refused = run("key", "mint", "--service", service, "--name", "x".repeat(256));

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).isEqualToIgnoringNewLines("name Longer than maximum length 255.");
        assertThat(run("key", "mint", "--service", service, "--name", "x".repeat(255))
                        .code())
                .isZero();
    }

    @Test
    void numbers_are_added_once() {
        assertThat(run("number", "add", "+1 202 555 0143", "(202) 555-0144").code())
                .isZero();

        var again = run("number", "add", "2025550143");

        assertThat(again.out()).startsWith("unchanged: +12025550143");
        assertThat(services.texts("select number from inbound_numbers where number like '+12025550143'"))
                .hasSize(1);
        assertThat(run("number", "add", "2025550145", "12").err())
                .contains("12 is no phone number")
                .hasLineCount(1);
        assertThat(services.texts("select number from inbound_numbers where number = '+12025550145'"))
                .isEmpty();
    }

    @Test
    void a_test_user_is_made_once_and_promoted_once() {
        var email = "operator." + UUID.randomUUID() + "@agency.gov";

        assertThat(run("user", "create-test", "--email", email).out()).startsWith("made user");
        assertThat(run("user", "create-test", "--email", email.toUpperCase(Locale.ROOT))
                        .out())
                .startsWith("unchanged");
        assertThat(run("user", "promote", email).out()).endsWith("is a platform admin" + System.lineSeparator());
        assertThat(run("user", "promote", email).out()).startsWith("unchanged");

        assertThat(services.texts("select state || platform_admin from users where email_address = ?", email))
                .containsExactly("activetrue");
        assertThat(services.texts("""
                        select event_type from events join users u on data ->> 'user_id' = u.id::text
                         where u.email_address = ?
                        """, email)).containsExactly("promote_platform_admin");
    }

    @Test
    void people_who_are_not_there_are_not_promoted() {
        assertThat(run("user", "promote", "nobody@agency.gov").err())
                .isEqualToIgnoringNewLines("There is no user nobody@agency.gov");
        assertThat(run("user", "create-test", "--email", "ann").err())
                .isEqualToIgnoringNewLines("email_address Not a valid email address");
    }

    private int status(TestService service, String key) {
        var token = Tokens.of(service.id().toString(), secret(key));
        return calls.call("GET", "/v2/templates", Map.of("Authorization", "Bearer " + token), null)
                .status();
    }

    private static String secret(String key) {
        return key.substring(key.length() - 36);
    }

    private CommandOutcome run(String... arguments) {
        return CommandOutcome.of(commands, arguments);
    }
}
