package gov.notify.worker.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gov.notify.message.Channel;
import gov.notify.receipt.ReceiptSource;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Made-up receipts read as those of providers do.
class SimulatedReceiptTest {

    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "DELIVERED, Delivery, /delivery/timestamp, 2026-03-02T15:00:00Z",
        "PERMANENT_FAILURE, Bounce, /bounce/bounceType, Permanent",
        "TEMPORARY_FAILURE, Bounce, /bounce/bounceType, Transient",
    })
    void an_email_meets_its_fate_in_the_words_of_ses(SimulatedOutcome fate, String type, String path, String value) {
        var body = body(Channel.EMAIL, fate);

        assertThat(body.path("notificationType").asText()).isEqualTo(type);
        assertThat(body.at(path).asText()).isEqualTo(value);
        assertThat(body.at("/mail/messageId").asText()).isEqualTo("reference");
    }

    @ParameterizedTest
    @CsvSource({
        "DELIVERED, SUCCESS, Message has been accepted by phone carrier",
        "PERMANENT_FAILURE, FAILURE, Invalid phone number",
        "TEMPORARY_FAILURE, FAILURE, Phone is currently unreachable/unavailable",
    })
    void a_text_meets_its_fate_in_the_words_of_the_delivery_log(SimulatedOutcome fate, String status, String says) {
        var body = body(Channel.SMS, fate);

        assertThat(body.path("status").asText()).isEqualTo(status);
        assertThat(body.at("/delivery/providerResponse").asText()).isEqualTo(says);
        assertThat(body.at("/notification/messageId").asText()).isEqualTo("reference");
    }

    @Test
    void it_names_its_message_as_the_event_and_nobody_as_its_recipient() {
        var id = UUID.randomUUID();

        var receipt = SimulatedReceipt.of(
                new SimulatedMessage(id, Channel.SMS, "reference", SimulatedOutcome.DELIVERED), NOW);

        assertThat(receipt.source()).isEqualTo(ReceiptSource.SIMULATE);
        assertThat(receipt.eventKey()).isEqualTo(id.toString());
        assertThat(receipt.reference()).isEqualTo("reference");
        assertThat(receipt.body()).doesNotContain("destination");
    }

    private static JsonNode body(Channel channel, SimulatedOutcome fate) {
        try {
            return new ObjectMapper()
                    .readTree(SimulatedReceipt.of(
                                    new SimulatedMessage(UUID.randomUUID(), channel, "reference", fate), NOW)
                            .body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
