package gov.notify.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ses.SesClient;

class SesTest extends ProviderConformance {

    private final StandIn aws = new StandIn();
    private final SesClient client = StandIn.CLIENTS.build(SesClient::builder, aws.access());

    @AfterEach
    void close() {
        client.close();
        aws.close();
    }

    @Override
    Provider provider() {
        return new Ses(client, "notify.example.gov", Optional.empty(), "test");
    }

    @Override
    OutgoingMessage message(UUID id) {
        return Messages.email(id, "zoe@example.com");
    }

    @Override
    OutgoingMessage unacceptable(UUID id) {
        return Messages.email(id, "zoe@double..dot.example");
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
    void only_with_a_configuration_set_does_the_mail_carry_our_id() {
        var id = UUID.randomUUID();
        provider().send(message(UUID.randomUUID()));
        var tagged = new Ses(client, "notify.example.gov", Optional.of("notify-events"), "test");

        tagged.send(message(id));

        assertThat(tagged.echoesNotificationId()).isTrue();
        assertThat(provider().echoesNotificationId()).isFalse();
        assertThat(aws.aws.ledger().lines())
                .extracting(line -> line.notificationId())
                .containsExactly("", id.toString());
    }

    @Test
    void a_missing_configuration_set_is_our_mistake() {
        var mistaken = new Ses(client, "notify.example.gov", Optional.of("missing-set"), "test");

        assertThat(mistaken.send(message(UUID.randomUUID()))).isInstanceOf(Handover.Misconfigured.class);
    }

    @Test
    void a_mail_that_can_be_unsubscribed_from_goes_out_with_headers_of_its_own() {
        var answer = provider()
                .send(Messages.email(UUID.randomUUID(), "zoe@bücher.example", "https://example.gov/unsubscribe/1"));

        assertThat(answer).isInstanceOf(Handover.Accepted.class);
        assertThat(aws.aws.ledger().lines())
                .singleElement()
                .satisfies(line -> assertThat(line.to()).isEqualTo("zoe@xn--bcher-kva.example"));
    }
}
