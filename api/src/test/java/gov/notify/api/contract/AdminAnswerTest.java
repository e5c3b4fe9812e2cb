package gov.notify.api.contract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What rows of the table can say of lists.
class AdminAnswerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"+\",\"<int>\"]|[1]",
                "[\"+\",\"<int>\"]|[1,2]",
                "[\"+\",\"<int>\",2,3]|[1,3,2]",
                "{\"+\":\"<int>\"}|{\"a\":1}",
                "[\"*\",\"<int>\"]|[]",
                "{\"*\":\"<int>\"}|{}"
            })
    void fits(String wanted, String actual) throws JsonProcessingException {
        var expected = json(wanted);
        var answer = json(actual);

        assertThatCode(() -> AdminAnswer.matches("$", expected, answer)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"+\",\"<int>\"]|[]",
                "[\"+\",\"<int>\"]|{}",
                "[\"+\",\"<int>\"]|null",
                "[\"+\",\"<int>\"]|[1,\"2\"]",
                "[\"+\",\"<int>\",3]|[1,2]",
                "[\"+\",\"<any>\",3]|[]",
                "{\"+\":\"<int>\"}|{}",
                "{\"+\":\"<int>\"}|[]",
                "{\"+\":\"<int>\"}|{\"a\":\"1\"}"
            })
    void does_not_fit(String wanted, String actual) throws JsonProcessingException {
        var expected = json(wanted);
        var answer = json(actual);

        assertThatThrownBy(() -> AdminAnswer.matches("$", expected, answer)).isInstanceOf(AssertionError.class);
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }
}
