package gov.notify.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorTablesTest {

    private static final Set<String> NOT_CALLED = Set.of("any", "ses-v1");

    static Stream<Arguments> errors() throws IOException {
        return new ObjectMapper()
                .readTree(new File("../common/src/test/resources/provider-fixtures/api-errors.json"))
                .get("cases")
                .valueStream()
                .filter(error -> !NOT_CALLED.contains(error.get("provider").asText()))
                .map(error -> argumentSet(
                        error.get("provider").asText() + " " + error.get("code").asText(), error));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void every_error_of_a_provider_has_its_class(JsonNode expected) {
        var error = new AwsError(
                expected.get("http_status").asInt(),
                expected.get("code").asText(),
                expected.path("reason").asText(),
                expected.get("message").asText());

        var found = ErrorReaders.classOf(expected.get("provider").asText(), error);

        assertThat(found.name()).isEqualTo(expected.get("expected_class").asText());
    }

    @Test
    void a_server_error_that_is_not_the_services_own_leaves_the_message_in_doubt() {
        assertThat(SesErrors.classOf(new AwsError(502, "", "", ""))).isEqualTo(ErrorClass.AMBIGUOUS);
        assertThat(SnsErrors.classOf(new AwsError(503, "ServiceUnavailable", "", "")))
                .isEqualTo(ErrorClass.RETRYABLE);
    }
}
