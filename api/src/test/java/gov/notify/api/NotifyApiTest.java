package gov.notify.api;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.command.OperatorLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What operators are told though nothing has started: no container, no setting, no database.
class NotifyApiTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void help_lists_every_kind_of_thing(String help) {
        assertThat(answer(help)).hasValue(0);

        assertThat(out.toString())
                .contains("Usage: admin")
                .containsSubsequence("invite", "key", "number", "organization", "service", "template", "user");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invite",
                "invite list",
                "invite send",
                "key",
                "key list",
                "key mint",
                "key revoke",
                "number",
                "number add",
                "organization",
                "organization import",
                "service",
                "service create",
                "service list",
                "service resume",
                "service suspend",
                "template",
                "template apply",
                "template refresh",
                "user",
                "user create-test",
                "user promote"
            })
    void every_command_explains_itself(String command) {
        assertThat(answer((command + " --help").split(" "))).hasValue(0);

        assertThat(out.toString()).contains("Usage: admin " + command).contains("--help");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', Say which command",
        "key, Say which command",
        "fly, fly",
        "key fly, fly",
        "key mint, --service",
        "key mint --service x --name y --type spare, spare",
        "key mint --service x --name y --color red, --color",
        "key revoke --service x, KEY",
        "service suspend, SERVICE",
        "service suspend one two, two",
        "template apply --service x, FILE",
        "invite send --service x --email y, --by",
        "number add, NUMBER",
        "number add abc, abc is no phone number"
    })
    void what_is_not_understood_is_refused_in_a_sentence_that_names_it(String words, String named) {
        assertThat(answer(words.isEmpty() ? new String[0] : words.split(" "))).hasValue(2);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains(named).contains("--help");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key mint --service x --name y --type TEAM",
                "service create --name @home --owner x",
                "number add 2025550143 2025550144",
                "invite send --service x --email y --by z --may send_texts,view_activity"
            })
    void what_is_understood_is_left_to_be_carried_out(String words) {
        assertThat(answer(words.split(" "))).isEmpty();

        assertThat(out.toString() + err).isEmpty();
    }

    @Test
    void help_counts_wherever_it_stands() {
        assertThat(answer("key", "mint", "--name", "x", "--help")).hasValue(0);
    }

    private OptionalInt answer(String... words) {
        return OperatorLine.answer(NotifyApi.COMMANDS, new PrintWriter(out, true), new PrintWriter(err, true), words);
    }
}
