package gov.notify.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.pinpoint.PinpointClient;
import software.amazon.awssdk.services.pinpoint.model.MessageResult;

class PinpointTest extends ProviderConformance {

    private final StandIn aws = new StandIn();
    private final PinpointClient client = StandIn.CLIENTS.build(PinpointClient::builder, aws.access());

    @AfterEach
    void close() {
        client.close();
        aws.close();
    }

    @Override
    Provider provider() {
        return new Pinpoint(() -> client, new TextSender("+18005550100", _ -> false), Optional.of("project1"));
    }

    @Override
    OutgoingMessage message(UUID id) {
        return Messages.text(id, "+12025550143");
    }

    @Override
    OutgoingMessage unacceptable(UUID id) {
        return Messages.text(id, "+1202");
    }

    @Override
    void farSide(Conduct conduct) {
        aws.conduct(conduct);
    }

    @Override
    int taken() {
        return aws.taken();
    }

    @Test
    void without_a_project_nothing_can_be_sent() {
        var homeless = new Pinpoint(() -> client, new TextSender("+18005550100", _ -> false), Optional.empty());

        assertThat(homeless.send(message(UUID.randomUUID()))).isInstanceOf(Handover.Misconfigured.class);
    }

    @ParameterizedTest
    @CsvSource({
        "successful, Accepted",
        "throttled, Throttled",
        "temporary-failure, TryLater",
        "permanent-failure, Misconfigured",
        "opt-out, Refused"
    })
    void the_fate_of_a_text_stands_in_the_answer(String fixture, String handover) throws IOException {
        var answer = new ObjectMapper()
                .readTree(new File(
                        "../common/src/test/resources/provider-fixtures/pinpoint/send-messages-" + fixture + ".json"));
        var result = answer.findValue("Result").elements().next();

        var found = Pinpoint.handover(MessageResult.builder()
                .deliveryStatus(result.path("DeliveryStatus").asText())
                .messageId(result.path("MessageId").asText())
                .statusMessage(result.path("StatusMessage").asText())
                .build());

        assertThat(found.getClass().getSimpleName()).isEqualTo(handover);
    }
}
