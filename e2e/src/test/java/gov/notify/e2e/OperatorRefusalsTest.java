package gov.notify.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an operator is told by the packaged program that refuses a command: why, and nothing else.
class OperatorRefusalsTest {

    @ParameterizedTest
    @CsvSource({
        "number add abc, 2, abc is no phone number",
        "service suspend nothing, 1, There is no service nothing",
        "user promote nobody@agency.gov, 1, There is no user nobody@agency.gov"
    })
    void a_refusal_is_one_sentence(String words, int code, String sentence) throws IOException {
        var command = SharedWorld.world().command(words.split(" "));

        assertThat(Files.readAllLines(command.log())).singleElement().asString().contains(sentence);
        assertThat(command.exitCode()).isEqualTo(code);
    }
}
