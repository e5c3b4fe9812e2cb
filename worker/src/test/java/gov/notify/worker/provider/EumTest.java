package gov.notify.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.pinpointsmsvoicev2.PinpointSmsVoiceV2Client;

class EumTest extends ProviderConformance {

    private final StandIn aws = new StandIn();
    private final PinpointSmsVoiceV2Client client =
            StandIn.CLIENTS.build(PinpointSmsVoiceV2Client::builder, aws.access());

    @AfterEach
    void close() {
        client.close();
        aws.close();
    }

    @Override
    Provider provider() {
        return new Eum(
                () -> client,
                new TextSender("+18005550100", _ -> false),
                Optional.of("notify-events"),
                Optional.empty(),
                false);
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
    void the_text_carries_our_id() {
        var id = UUID.randomUUID();

        provider().send(message(id));

        assertThat(aws.aws.ledger().lines())
                .singleElement()
                .satisfies(line -> assertThat(line.notificationId()).isEqualTo(id.toString()));
    }
}
