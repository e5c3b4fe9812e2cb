package gov.notify.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.worker.provider.ProviderList.Active;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// SES lets nobody send from an address that was never verified, and an account that is new there nobody write to one.
class UnverifiedAddressTest {

    private final StandIn aws = new StandIn();
    private final SesV2Client client = StandIn.CLIENTS.build(SesV2Client::builder, aws.access());
    private final Providers providers = new Providers(
            List.of(new Ses(client, "notify.example.gov", Optional.empty(), "test")),
            () -> List.of(new Active("ses", "email", false, 100)),
            Duration.ofMinutes(1),
            Duration.ofSeconds(10),
            Clock.systemUTC(),
            new SimpleMeterRegistry(),
            new Random(1));

    @AfterEach
    void close() {
        client.close();
        aws.close();
    }

    @Test
    void a_recipient_who_is_not_verified_keeps_nobody_elses_mail() {
        assertThat(send("parks", "zoe@unverified.example")).isNotInstanceOf(Handover.Accepted.class);
        assertThat(send("parks", "zoe@unverified.example")).isNotInstanceOf(Handover.Refused.class);

        assertThat(send("parks", "ana@example.com")).isInstanceOf(Handover.Accepted.class);
        assertThat(send("roads", "ana@example.com")).isInstanceOf(Handover.Accepted.class);
    }

    @Test
    void a_sender_who_is_not_verified_waits_and_keeps_no_other_senders_mail() {
        assertThat(send("unverified", "ana@example.com"))
                .isInstanceOfSatisfying(
                        Handover.Misconfigured.class,
                        waits -> assertThat(waits.after()).isEqualTo(CircuitBreaker.SHORTEST));

        assertThat(send("parks", "ana@example.com")).isInstanceOf(Handover.Accepted.class);
        assertThat(choose("unverified", "ben@example.com")).isInstanceOf(ProviderChoice.Wait.class);
        assertThat(choose("parks", "ben@example.com")).isInstanceOf(ProviderChoice.Use.class);
    }

    private ProviderChoice choose(String sender, String recipient) {
        return providers.choose(email(sender, recipient));
    }

    private Handover send(String sender, String recipient) {
        var email = email(sender, recipient);
        return switch (providers.choose(email)) {
            case ProviderChoice.Use(var provider) -> provider.send(email);
            case ProviderChoice.Wait(var reason, var after) -> new Handover.Misconfigured(reason, after);
        };
    }

    private static OutgoingMessage.Email email(String sender, String recipient) {
        var email = Messages.email(UUID.randomUUID(), recipient);
        return new OutgoingMessage.Email(
                email.notificationId(),
                email.serviceId(),
                new OutgoingMessage.Sender("A service", sender),
                email.to(),
                null,
                email.subject(),
                email.text(),
                email.html(),
                null,
                1);
    }
}
