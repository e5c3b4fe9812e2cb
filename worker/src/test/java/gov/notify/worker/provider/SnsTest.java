package gov.notify.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.message.Channel;
import gov.notify.security.Recipient;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;

class SnsTest extends ProviderConformance {

    private static final String OURS = "+18005550100";

    private final StandIn aws = new StandIn();
    private final SnsClient client = StandIn.CLIENTS.build(SnsClient::builder, aws.access());

    @AfterEach
    void close() {
        client.close();
        aws.close();
    }

    @Override
    Provider provider() {
        return new Sns(client, senders(), Optional.of("0.50"));
    }

    private static TextSender senders() {
        return new TextSender(OURS, number -> number.startsWith("+44"));
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
    void a_text_comes_from_the_rows_own_number_else_from_ours() {
        assertThat(senders().number(from("+18445550100", "+12025550143", false)))
                .isEqualTo("+18445550100");
        assertThat(senders().number(from(null, "+12025550143", false))).isEqualTo(OURS);
        assertThat(senders().number(from("PARKS", "+12025550143", false))).isEqualTo(OURS);
    }

    @Test
    void a_name_is_shown_only_abroad_and_only_where_it_may_be() {
        assertThat(senders().name(from("PARKS", "+447700900123", true))).contains("PARKS");
        assertThat(senders().name(from("PARKS", "+12025550143", false))).isEmpty();
        assertThat(senders().name(from("PARKS", "+525512345678", true))).isEmpty();
        assertThat(senders().name(from("a name too long", "+447700900123", true)))
                .isEmpty();
    }

    private static OutgoingMessage.Text from(@Nullable String sender, String to, boolean international) {
        return new OutgoingMessage.Text(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new Recipient(Channel.SMS, to),
                sender,
                "hello",
                1,
                international,
                1);
    }
}
