package gov.notify.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// All that an operator does until a team sends its first message, and what undoes it.
@QuarkusTest
@QuarkusTestResource(Backends.class)
class OperatorWayTest {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String CODE = "36fb0730-6259-4da1-8a80-c8de22ad4246";

    private static final String INVITATION = "4f46df42-f795-4cc4-83bb-65ca312f49cc";

    @Inject
    OperatorCommands commands;

    @Inject
    Services services;

    @Inject
    HttpCalls calls;

    @TempDir
    Path folder = Path.of("");

    private final String some = UUID.randomUUID().toString();
    private final String email = "operator." + some + "@agency.gov";
    private final String name = "Service " + some;

    @Test
    void from_nothing_to_the_first_message_and_back() throws IOException {
        made("made user", "user", "create-test", "--email", email);
        var service = made("made service", "service", "create", "--name", name, "--owner", email);
        var file = template("Hello ((name))");
        made("made template", "template", "apply", "--service", name, "--by", email, file);
        var template = services.texts("select id from templates where service_id = ?::uuid", service)
                .getFirst();
        var key = ok("key", "mint", "--service", name, "--name", "First", "--type", "test")
                .lines()
                .toList()
                .getLast();

        assertThat(send(service, key, template)).isEqualTo(201);

        assertThat(ok("service", "list")).contains(service + "  on trial  " + name);
        assertThat(ok("service", "suspend", service)).contains("suspended");
        assertThat(send(service, key, template)).isEqualTo(403);
        assertThat(ok("service", "resume", service)).contains("on trial");
        assertThat(send(service, key, template)).as("keys stay revoked").isEqualTo(403);
    }

    @Test
    void what_is_done_twice_is_done_once() throws IOException {
        made("made user", "user", "create-test", "--email", email);
        made("made service", "service", "create", "--name", name, "--owner", email);
        var file = template("Hello ((name))");
        ok("template", "apply", "--service", name, file);
        ok("user", "promote", email);
        ok("invite", "send", "--service", name, "--by", email, "--email", "new." + email, "--name", "Ida");
        ok("service", "suspend", name);

        for (var again : new String[][] {
            {"user", "create-test", "--email", email},
            {"service", "create", "--name", name, "--owner", email},
            {"template", "apply", "--service", name, file},
            {"user", "promote", email},
            {"invite", "send", "--service", name, "--by", email, "--email", "NEW." + email},
            {"service", "suspend", name}
        }) {
            assertThat(ok(again)).startsWith("unchanged");
        }
        assertThat(services.texts("select version from templates where name = ?", "Template " + some))
                .containsExactly("1");
        assertThat(services.texts("select id from users where lower(email_address) = ?", "new." + email))
                .hasSize(1);
        assertThat(services.texts("select template_id from notifications where reply_to_text = ?", email))
                .containsExactly(INVITATION);
        assertThat(services.texts("select version from services where name = ?", name))
                .containsExactly("2");
    }

    @Test
    void whoever_is_invited_is_a_member_once_they_sign_in_and_known_people_keep_their_account() {
        made("made user", "user", "create-test", "--email", email);
        var known = made("made user", "user", "create-test", "--email", "known." + email);
        var service = made("made service", "service", "create", "--name", name, "--owner", email);

        for (var invited : new String[] {"new." + email, "KNOWN." + email}) {
            assertThat(ok("invite", "send", "--service", name, "--by", email, "--email", invited, "--name", "Ida"))
                    .contains("is a member of service " + service);
        }

        assertThat(services.texts("""
                        select u.name || ' ' || u.state || ' ' || u.auth_type || ' ' || coalesce(u.mobile_number, 'none')
                          from user_to_service m join users u on u.id = m.user_id
                         where m.service_id = ?::uuid and u.email_address = ?
                        """, service, "new." + email)).containsExactly("Ida pending email_auth none");
        assertThat(services.texts(
                        "select permission from permissions where service_id = ?::uuid and user_id = ?::uuid order by 1",
                        service,
                        known))
                .containsExactly("send_emails", "send_texts", "view_activity");
        assertThat(services.texts("select name from users where id = ?::uuid", known))
                .containsExactly("Test user");
    }

    @Test
    void nobody_is_let_in_half() {
        made("made user", "user", "create-test", "--email", email);
        made("made service", "service", "create", "--name", name, "--owner", email);

        for (var wrong : new String[][] {
            {"--email", "new." + email},
            {"--email", "new." + email, "--name", "Ida", "--may", "fly"},
            {"--email", "new", "--name", "Ida"},
            {"--email", "new." + email, "--name", " "}
        }) {
            var words = Stream.concat(Stream.of("invite", "send", "--service", name, "--by", email), Stream.of(wrong))
                    .toArray(String[]::new);
            var refused = CommandOutcome.of(commands, words);
            assertThat(refused.code()).as(refused.out()).isEqualTo(1);
            assertThat(refused.err().lines()).hasSize(1);
        }

        assertThat(services.texts("select id from users where email_address = ?", "new." + email))
                .isEmpty();
        assertThat(services.texts("select id from notifications where reply_to_text = ?", email))
                .isEmpty();
    }

    @Test
    void a_template_that_says_something_else_gets_a_version() throws IOException {
        var service = services.service().make();
        ok("template", "apply", "--service", service.id().toString(), template("Hello"));

        var changed = ok("template", "apply", "--service", service.id().toString(), template("Hello ((name))"));

        assertThat(changed).endsWith("at version 2" + System.lineSeparator());
        assertThat(services.texts(
                        "select content from templates_history where name = ? order by version", "Template " + some))
                .containsExactly("Hello", "Hello ((name))");
    }

    @Test
    void notifys_own_templates_are_refreshed_all_or_none() throws IOException {
        var before = version();
        var good =
                "{\"id\":\"%s\",\"name\":\"Notify SMS verify code\",\"type\":\"sms\",\"content\":[\"%s\",\"((verify_code))\"]}"
                        .formatted(CODE, some);
        var bad = good.replace("((verify_code))", "((verify_cod))");
        var unknown = good.replace(CODE, some);

        for (var wrong :
                new String[] {"[" + good + "," + bad + "]", "[" + good + "," + unknown + "]", good, "[5]", "["}) {
            var refused = CommandOutcome.of(commands, "template", "refresh", file(wrong));
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err().lines()).hasSize(1);
        }
        assertThat(version()).isEqualTo(before);

        assertThat(ok("template", "refresh", file("[" + good + "]"))).contains("at version " + (before + 1));
        assertThat(ok("template", "refresh", file("[" + good + "]"))).startsWith("unchanged");
        assertThat(services.texts(
                        "select content from templates_history where id = ?::uuid and version = ?", CODE, before + 1))
                .containsExactly(some + "\n((verify_code))");
    }

    @Test
    void organizations_are_imported_once_and_get_domains_that_they_lack() throws IOException {
        var first = file("name,organization_type,domains\nOrg " + some + ",federal,a" + some + ".gov\n");
        var more =
                file("name,organization_type,domains\nOrg " + some + ",federal,A" + some + ".gov b" + some + ".gov\n");

        made("made organization", "organization", "import", first);
        assertThat(ok("organization", "import", first)).startsWith("unchanged");
        assertThat(ok("organization", "import", more)).contains("b" + some + ".gov");

        assertThat(services.texts(
                        "select domain from domain d join organization o on o.id = d.organization_id where o.name = ? order by 1",
                        "Org " + some))
                .containsExactly("a" + some + ".gov", "b" + some + ".gov");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name\nx\n",
                "",
                "name,organization_type,domains\n,federal,\n",
                "name,organization_type,domains\nx,bogus,\n",
                "name,organization_type,domains\nx,federal,a@b.gov\n"
            })
    void a_bad_file_of_organizations_changes_nothing(String text) throws IOException {
        var refused = CommandOutcome.of(commands, "organization", "import", file(text));

        assertThat(refused.code()).as(refused.out()).isEqualTo(text.isEmpty() ? 0 : 1);
        assertThat(services.texts("select name from organization where name = 'x'"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "user promote nobody@agency.gov, There is no user nobody@agency.gov",
        "user create-test --email ann, email_address Not a valid email address",
        "service create --name x --owner nobody@agency.gov, There is no user nobody@agency.gov",
        "service suspend nothing, There is no service nothing",
        "template apply --service nothing missing.json, missing.json cannot be read",
        "invite send --service nothing --by x --email ann, There is no service nothing",
        "organization import missing.csv, missing.csv cannot be read"
    })
    void what_cannot_be_done_is_told_in_a_sentence(String words, String sentence) {
        var refused = CommandOutcome.of(commands, words.split(" "));

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).isEqualToIgnoringNewLines(sentence);
    }

    private int version() {
        return Integer.parseInt(services.texts("select version from templates where id = ?::uuid", CODE)
                .getFirst());
    }

    private String template(String content) throws IOException {
        return file("{\"name\":\"Template %s\",\"type\":\"sms\",\"content\":\"%s\"}".formatted(some, content));
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve(UUID.randomUUID() + ".txt"), text)
                .toString();
    }

    private int send(String service, String key, String template) {
        var token = Tokens.of(service, key.substring(key.length() - 36));
        return calls.call(
                        "POST",
                        "/v2/notifications/sms",
                        Map.of("Authorization", "Bearer " + token),
                        "{\"phone_number\":\"+12025550111\",\"template_id\":\"" + template
                                + "\",\"personalisation\":{\"name\":\"Ann\"}}")
                .status();
    }

    /// What a command printed that did what it was to do.
    private String ok(String... arguments) {
        var outcome = CommandOutcome.of(commands, arguments);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.err()).isEmpty();
        return outcome.out();
    }

    /// The id of what it made.
    private String made(String what, String... arguments) {
        var out = ok(arguments);
        assertThat(out).startsWith(what);
        var id = ID.matcher(out);
        assertThat(id.find()).as(out).isTrue();
        return id.group();
    }
}
