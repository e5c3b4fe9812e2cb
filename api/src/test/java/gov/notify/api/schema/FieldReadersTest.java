package gov.notify.api.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gov.notify.api.error.ApiException;
import gov.notify.api.json.MalformedJson;
import gov.notify.api.json.RequestJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What each reader takes, and its fault in both wordings (docs/contract/admin-api.md, 3.3 and 3.4).
class FieldReadersTest {

    private static final String ID = "6ce466d0-fd6a-11e5-82f5-e0accb9d11a6";

    @ParameterizedTest
    @CsvSource({"7,7", "-7,-7", "7.0,7", "9007199254740993,9007199254740993"})
    void a_whole_number_is_an_integer_however_it_is_written(String json, long number) {
        assertThat(fields(json, Wording.SCHEMA).integer("f")).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"'\"12\"',12", "'\" 12 \"',12", "'\"-3\"',-3"})
    void a_form_also_has_digits_in_a_string(String json, long number) {
        assertThat(fields(json, Wording.FORM).integer("f")).isEqualTo(number);
        assertThat(faults(json, Wording.SCHEMA, fields -> fields.integer("f"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.5|f 1.5 is not of type integer|f Not a valid integer.",
                "1e300|f 1e+300 is not of type integer|f Not a valid integer.",
                "99999999999999999999|f 99999999999999999999 is not of type integer|f Not a valid integer.",
                "true|f True is not of type integer|f Not a valid integer.",
                "null|f None is not of type integer|f Field may not be null.",
                "\"x\"|f x is not of type integer|f Not a valid integer."
            })
    void what_is_no_integer_is_told(String json, String inSchema, String inForm) {
        assertThat(faults(json, Wording.SCHEMA, fields -> fields.integer("f"))).containsExactly(inSchema);
        assertThat(faults(json, Wording.FORM, fields -> fields.integer("f"))).containsExactly(inForm);
    }

    @Test
    void one_of_some_words_is_taken_and_others_are_told_what_there_is() {
        var words = List.of("pending", "cancelled");

        assertThat(fields("\"pending\"", Wording.SCHEMA).word("f", words)).isEqualTo("pending");
        assertThat(faults("\"bad\"", Wording.SCHEMA, fields -> fields.word("f", words)))
                .containsExactly("f bad is not one of [pending, cancelled]");
        assertThat(faults("\"bad\"", Wording.FORM, fields -> fields.word("f", words)))
                .containsExactly("f Must be one of: pending, cancelled.");
    }

    @Test
    void an_empty_text_is_told_with_two_blanks() {
        assertThat(fields("\" \"", Wording.SCHEMA).filled("f")).isEqualTo(" ");
        assertThat(faults("\"\"", Wording.SCHEMA, fields -> fields.filled("f")))
                .containsExactly("f  should be non-empty");
        assertThat(faults("\"\"", Wording.FORM, fields -> fields.filled("f")))
                .containsExactly("f Shorter than minimum length 1.");
    }

    @ParameterizedTest
    @CsvSource({"'\"hush\"'", "12345", "'{\"hush\":1}'", "'\"hu\\u0000sh hush hush\"'"})
    void no_fault_of_a_secret_tells_what_it_was(String json) {
        for (var wording : Wording.values()) {
            assertThat(faults(json, wording, fields -> fields.secret("f", 10)))
                    .hasSize(1)
                    .allMatch(fault -> fault.startsWith("f "))
                    .noneMatch(fault -> fault.contains("hu") || fault.contains("12345"));
        }
        assertThat(fields("\"long enough\"", Wording.SCHEMA).secret("f", 10)).isEqualTo("long enough");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-26T10:00:00Z,2026-11-26T10:00:00Z",
        "2026-11-26T10:00:00.123456+02:00,2026-11-26T08:00:00.123456Z",
        "2026-11-26 10:00,2026-11-26T10:00:00Z",
        "2026-11-26,2026-11-26T00:00:00Z"
    })
    void a_moment_may_leave_out_its_zone_and_time(String text, Instant moment) {
        assertThat(fields('"' + text + '"', Wording.FORM).moment("f")).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"tomorrow\"", "\"2026-13-01\"", "\"2026-02-30\"", "7"})
    void what_is_no_moment_is_told(String json) {
        assertThat(faults(json, Wording.FORM, fields -> fields.moment("f"))).containsExactly("f Not a valid datetime.");
        assertThat(faults(json, Wording.SCHEMA, fields -> fields.moment("f")))
                .allMatch(fault -> fault.startsWith("f datetime format is invalid."));
    }

    @Test
    void null_may_be_taken_for_nothing() {
        var there = fields("null", Wording.SCHEMA);

        String none = there.orNull("f", there::text);
        assertThat(none).isNull();
        there.nothingElse().done();
        assertThat(there.has("f")).isTrue();
        assertThat(there.has("g")).isFalse();
        assertThat(faults("1", Wording.SCHEMA, fields -> fields.orNull("f", fields::text)))
                .containsExactly("f 1 is not of type string");
    }

    @Test
    void the_objects_of_an_array_tell_their_faults_with_the_rest() {
        var permissions =
                fields("[{\"permission\":\"a\"},{\"permission\":\"b\"}]", Wording.SCHEMA).objects("f").stream()
                        .map(object -> object.text("permission"))
                        .toList();

        assertThat(permissions).containsExactly("a", "b");
        assertThat(faults(
                        "[{\"permission\":1}]",
                        Wording.SCHEMA,
                        fields -> fields.objects("f").forEach(object -> object.text("permission"))))
                .containsExactly("permission 1 is not of type string");
        assertThat(faults("[1]", Wording.SCHEMA, fields -> fields.objects("f")))
                .containsExactly("f 1 is not of type object");
    }

    @Test
    void the_strings_of_an_array_are_all_strings() {
        assertThat(fields("[\"a\",\"\"]", Wording.SCHEMA).texts("f")).containsExactly("a", "");
        assertThat(faults("[\"a\",null,2,\"\\u0000\"]", Wording.SCHEMA, fields -> fields.texts("f")))
                .containsExactly(
                        "f None is not of type string", "f 2 is not of type string", "f contains an invalid character");
        assertThat(faults("{}", Wording.FORM, fields -> fields.texts("f"))).containsExactly("f Not a valid list.");
    }

    @Test
    void the_uuids_of_an_array_have_one_fault_for_all() {
        assertThat(fields("[\"" + ID + "\"]", Wording.SCHEMA).uuids("f")).containsExactly(UUID.fromString(ID));
        assertThat(faults("[\"x\",null,1]", Wording.SCHEMA, fields -> fields.uuids("f")))
                .containsExactly("f is not a valid UUID");
        assertThat(faults("null", Wording.FORM, fields -> fields.uuids("f")))
                .containsExactly("f Field may not be null.");
    }

    private static List<String> faults(String json, Wording wording, Consumer<Fields> read) {
        var fields = fields(json, wording);
        var refused = catchThrowableOfType(ApiException.class, () -> {
            read.accept(fields);
            fields.done();
        });
        return refused == null ? List.of() : refused.error().texts();
    }

    private static Fields fields(String value, Wording wording) {
        return Fields.of(parse("{\"f\":" + value + "}"), wording);
    }

    private static @Nullable Object parse(String body) {
        try {
            return RequestJson.parse(body.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJson e) {
            throw new IllegalStateException(e);
        }
    }
}
