package gov.notify.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every recorded provider message becomes a receipt that names nobody.
class ReceiptEventTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FIXTURES = Path.of("src/test/resources/provider-fixtures");
    private static final List<String> PEOPLE = List.of(
            "@", "ada", "example.com", "+1202", "5550143", "Your appointment", "192.0.2", "198.51.100", "notify-test");

    static Stream<Path> fixtures() throws IOException {
        return Stream.of("ses", "eum-v2", "sns-sms-logs", "pinpoint")
                .flatMap(folder -> files(FIXTURES.resolve(folder)))
                .filter(file -> !file.toString().contains("send-messages"))
                .filter(file -> !file.toString().contains("phone-number-validate"))
                .filter(file -> !file.toString().contains("filter-log-events"));
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void names_nobody(Path file) throws IOException {
        var receipt = receipt(file);

        assertThat(receipt.body()).doesNotContain(PEOPLE);
        assertThat(receipt.toString()).doesNotContain(PEOPLE);
        assertThat(receipt.eventKey()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void a_nul_in_any_of_its_texts_changes_nothing(Path file) throws IOException {
        var event = event(file);

        assertThat(receipt(file, withNuls(event))).isEqualTo(receipt(file, event));
    }

    @Test
    void an_email_event_is_known_by_its_type_message_and_moment() throws IOException {
        var delivery = receipt(FIXTURES.resolve("ses/delivery.json"));

        assertThat(delivery.source()).isEqualTo(ReceiptSource.SES);
        assertThat(delivery.kind()).isEqualTo("Delivery");
        assertThat(delivery.reference()).isEqualTo("0101018f2a7c1d20-5a1c0f6e-1111-4000-8000-000000000001-000000");
        assertThat(delivery.eventAt()).isEqualTo(Instant.parse("2026-03-02T15:00:02.646Z"));
        assertThat(receipt(FIXTURES.resolve("ses/delivery-duplicate.json")).eventKey())
                .isEqualTo(delivery.eventKey());
    }

    @Test
    void a_complaint_keeps_who_complained_apart_from_its_body() throws IOException {
        var complaint = receipt(FIXTURES.resolve("ses/complaint-abuse.json"));

        assertThat(complaint.complainant()).isEqualTo("ada@example.com");
        assertThat(receipt(FIXTURES.resolve("ses/complaint-account-suppression-list.json"))
                        .complainant())
                .isNull();
    }

    @Test
    void what_is_no_receipt_is_settled_on_arrival() throws IOException {
        assertThat(receipt(FIXTURES.resolve("ses/event-open.json")).settled()).isEqualTo(ReceiptOutcome.IGNORED);
        assertThat(receipt(FIXTURES.resolve("ses/topic-test-message.json")).settled())
                .isEqualTo(ReceiptOutcome.IGNORED);
        assertThat(receipt(FIXTURES.resolve("ses/complaint-missing-message-id.json"))
                        .settled())
                .isEqualTo(ReceiptOutcome.UNUSABLE);
        assertThat(receipt(FIXTURES.resolve("eum-v2/voice-completed-ignored.json"))
                        .settled())
                .isEqualTo(ReceiptOutcome.IGNORED);
    }

    @Test
    void an_event_in_an_event_bridge_wrapper_is_the_event() throws IOException {
        var wrapped = receipt(FIXTURES.resolve("eum-v2/eventbridge-delivered.json"));

        assertThat(wrapped.source()).isEqualTo(ReceiptSource.EUM);
        assertThat(wrapped.reference()).isEqualTo("c0ffee00-0000-4000-8000-000000000005");
    }

    @Test
    void the_delivery_log_of_texts_is_read() throws IOException {
        var success = receipt(FIXTURES.resolve("sns-sms-logs/success.json"));

        assertThat(success.source()).isEqualTo(ReceiptSource.SNS);
        assertThat(success.kind()).isEqualTo("SUCCESS");
        assertThat(success.reference()).isEqualTo("a1b2c3d4-0000-5000-8000-000000000001");
        assertThat(success.eventAt()).isEqualTo(Instant.parse("2026-03-02T15:00:00.558Z"));
    }

    private static ReceiptEvent receipt(Path file) throws IOException {
        return receipt(file, event(file));
    }

    private static ReceiptEvent receipt(Path file, JsonNode event) {
        return file.toString().contains("/ses/")
                ? SesReceiptEvent.of(event, "envelope")
                : SmsReceiptEvent.of(event, "envelope");
    }

    private static JsonNode event(Path file) throws IOException {
        JsonNode content = JSON.readTree(file.toFile());
        if (content.has("event")) {
            content = JSON.readTree(content.at("/event/message").asText());
        }
        return content.has("TopicArn") ? JSON.readTree(content.get("Message").asText()) : content;
    }

    private static JsonNode withNuls(JsonNode value) {
        if (value.isTextual()) {
            return TextNode.valueOf("\0" + value.textValue() + "\0");
        }
        var copy = value.deepCopy();
        if (copy instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(withNuls(field.getValue())));
        } else if (copy instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, withNuls(array.get(i)));
            }
        }
        return copy;
    }
}
