package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What people did, as the admin application tells it (docs/contract/admin-api.md, 18.3).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class EventTest {

    @Inject
    Services services;

    @Inject
    Admin admin;

    @Test
    void an_event_is_kept_as_it_was_told() {
        var data =
                "{\"ip_address\":\"127.0.0.1\",\"browser_fingerprint\":{\"browser\":null},\"ui_permissions\":[\"b\",\"a\"]}";

        var answer = admin.postText("/events", "{\"event_type\":\"archive_user\",\"data\":" + data + "}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        var event = answer.json().get("data");
        assertThat(event.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("id", "event_type", "data", "created_at");
        assertThat(event.get("data").toString()).isEqualTo(data);
        assertThat(event.get("created_at").asText()).endsWith("+00:00");
        assertThat(services.texts(
                        "select event_type || ' ' || (data -> 'ui_permissions') from events where id = ?",
                        UUID.fromString(event.get("id").asText())))
                .containsExactly("archive_user [\"b\", \"a\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|{\"event_type\":[\"Missing data for required field.\"],\"data\":[\"Missing data for required field.\"]}",
                "{\"event_type\":1,\"data\":[]}|{\"event_type\":[\"Not a valid string.\"],\"data\":[\"Not a valid mapping type.\"]}",
                "{\"event_type\":\"x\",\"data\":{\"a\":\"b\\u0000\"}}|{\"data\":[\"data contains an invalid character\"]}",
                "{\"event_type\":\"x\",\"data\":{\"a\":[{\"b\":-1e400000}]}}"
                        + "|{\"data\":[\"data contains a number that is too large\"]}"
            })
    void every_fault_of_a_body_is_told_by_field(String body, String message) {
        var answer = admin.postText("/events", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("message").toString()).isEqualTo(message);
    }

    @Test
    void a_whole_number_of_any_size_is_kept_to_the_last_digit() {
        var large = "1" + "0".repeat(400);

        var answer = admin.postText("/events", "{\"event_type\":\"x\",\"data\":{\"a\":" + large + "}}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).contains("{\"a\":" + large + "}");
        assertThat(services.texts(
                        "select data ->> 'a' from events where id = ?",
                        UUID.fromString(answer.json().at("/data/id").asText())))
                .containsExactly(large);
    }

    @Test
    void a_type_has_255_characters_at_most() {
        assertThat(admin.post("/events", Map.of("event_type", "é".repeat(255), "data", Map.of()))
                        .status())
                .isEqualTo(201);
        assertThat(admin.post("/events", Map.of("event_type", "é".repeat(256), "data", Map.of()))
                        .json()
                        .at("/message/event_type/0")
                        .asText())
                .isEqualTo("Longer than maximum length 255.");
    }
}
