package gov.notify.api.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gov.notify.api.error.ApiException;
import gov.notify.api.json.MalformedJson;
import gov.notify.api.json.RequestJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12|text 12 is not of type string",
                "null|text None is not of type string",
                "[]|text [] is not of type string",
                "true|text True is not of type string",
                "{\"a\":[1]}|text {a: [1]} is not of type string",
                "\"toolong\"|text toolong is too long",
                "\"a\\u0000\"|text contains an invalid character"
            })
    void says_what_is_wrong_with_a_string(String value, String fault) {
        assertThat(faults("{\"text\":" + value + "}")).contains(fault);
    }

    @Test
    void counts_characters_not_chars() {
        assertThat(faults("{\"text\":\"\ud83d\ude00\ud83d\ude00\ud83d\ude00\"}"))
                .noneMatch(fault -> fault.startsWith("text"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "12", "\"\"", "\"x\"", "[]", "\"a\\u0000\""})
    void every_fault_of_a_uuid_reads_alike(String value) {
        assertThat(faults("{\"id\":" + value + "}")).contains("id is not a valid UUID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "12",
                "\"http://x.gov\"",
                "\"https\"",
                "\"https:///x\"",
                "\"https://\"",
                "\"https://a b\""
            })
    void every_fault_of_a_url_reads_alike(String value) {
        assertThat(faults("{\"url\":" + value + "}")).contains("url is not a valid https url");
    }

    @Test
    void types_of_what_may_be_null_are_both_named() {
        assertThat(faults("{\"when\":42,\"list\":\"name\"}"))
                .contains("when 42 is not of type string, null", "list name is not of type array, null");
        assertThat(faults("{\"when\":null,\"list\":null}"))
                .noneMatch(fault -> fault.startsWith("when") || fault.startsWith("list"));
    }

    @Test
    void a_nul_anywhere_in_an_object_is_a_fault_of_the_object() {
        assertThat(faults("{\"object\":{\"a\":[{\"b\\u0000\":1}]}}")).contains("object contains an invalid character");
    }

    @Test
    void faults_come_in_order_of_the_schema_then_missing_then_unexpected() {
        assertThat(faults("{\"zz\":1,\"id\":1,\"aa\":2}"))
                .containsExactly(
                        "id is not a valid UUID",
                        "text is a required property",
                        "Additional properties are not allowed (aa, zz were unexpected)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"\"", "0", "0.0", "false", "{}"})
    void what_python_holds_for_false_is_an_empty_object(String body) {
        assertThat(faults(body)).containsExactly("text is a required property", "id is a required property");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1]|[1] is not of type object",
                "\"str\"|str is not of type object",
                "1|1 is not of type object",
                "true|True is not of type object"
            })
    void other_bodies_are_no_objects(String body, String fault) {
        assertThat(faults(body)).containsExactly(fault);
    }

    private static List<String> faults(String body) {
        var refused = catchThrowableOfType(ApiException.class, () -> read(parse(body)));
        return refused.error().texts();
    }

    private static void read(@Nullable Object body) {
        var fields = Fields.orNone(body, new ValidationErrors());
        fields.text("text", 4);
        fields.uuid("id");
        fields.httpsUrl("url", 868);
        fields.object("object");
        fields.schedule("when", Instant.EPOCH);
        fields.strings("list");
        fields.required("text", "id").nothingElse().done();
    }

    private static @Nullable Object parse(String body) {
        try {
            return RequestJson.parse(body.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJson e) {
            throw new IllegalStateException(e);
        }
    }
}
