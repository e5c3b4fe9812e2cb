package gov.notify.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import gov.notify.message.Channel;
import gov.notify.sandbox.sent.Kept;
import gov.notify.sandbox.sent.Sent;
import gov.notify.sandbox.sent.SentContent;
import gov.notify.security.Recipient;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sesv2.SesV2Client;

class SesTest extends ProviderConformance {

    private final StandIn aws = new StandIn();
    private final SesV2Client client = StandIn.CLIENTS.build(SesV2Client::builder, aws.access());

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
    void a_mail_carries_what_it_was_given() {
        var id = UUID.randomUUID();
        var tagged = new Ses(client, "notify.example.gov", Optional.of("notify-events"), "test");

        tagged.send(Messages.email(id, "zoe@bücher.example"));

        assertThat(sent()).isInstanceOfSatisfying(Sent.Email.class, email -> {
            assertThat(email.from()).isEqualTo("=?UTF-8?B?UGFya3MgJiBSw6ljcsOpYXRpb24=?= <parks@notify.example.gov>");
            assertThat(email.recipients()).containsExactly("zoe@xn--bcher-kva.example");
            assertThat(email.subject()).isEqualTo("Your picnic place – confirmed");
            assertThat(email.configurationSet()).isEqualTo("notify-events");
            assertThat(email.tags())
                    .containsEntry("notification_id", id.toString())
                    .containsEntry("attempt", "1")
                    .containsEntry("env", "test")
                    .containsKey("service_id");
        });
        assertThat(content().text()).isEqualTo("Dear Zoë,\n\nsee you there.");
        assertThat(content().html()).isEqualTo("<p>Dear Zoë,</p><p>see you there.</p>");
        assertThat(content().replyTo()).containsExactly("answers@example.gov");
        assertThat(content().headers()).isEmpty();
    }

    // What an unpaired surrogate is of, nobody can say; the message goes out all the same.
    @ParameterizedTest
    @ValueSource(strings = {"漢字 😀", "\0", "\u2028\u0085", "\uD83D", "\"\\/", "a\tb"})
    void any_text_is_taken(String text) {
        var email = new OutgoingMessage.Email(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new OutgoingMessage.Sender(text, "parks"),
                new Recipient(Channel.EMAIL, "zoe@example.com"),
                null,
                text,
                text,
                text,
                null,
                1);

        assertThat(provider().send(email)).isInstanceOf(Handover.Accepted.class);
        assertThat(content().html()).isEqualTo(text);
    }

    @Test
    void a_mail_that_can_be_unsubscribed_from_says_so_in_its_headers() {
        var longest = "https://example.gov/" + "u".repeat(848);

        var answer = provider().send(Messages.email(UUID.randomUUID(), "zoe@example.com", longest));

        assertThat(answer).isInstanceOf(Handover.Accepted.class);
        assertThat(content().headers())
                .containsExactly(
                        entry("List-Unsubscribe", "<" + longest + ">"),
                        entry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }

    @Test
    void a_mail_whose_header_ses_would_not_take_goes_out_without_it() {
        var tooLong = "https://example.gov/" + "u".repeat(849);

        assertThat(provider().send(Messages.email(UUID.randomUUID(), "zoe@example.com", tooLong)))
                .isInstanceOf(Handover.Accepted.class);
        assertThat(content().headers()).isEmpty();
    }

    private Sent sent() {
        return kept().message();
    }

    private SentContent.JsonEmail content() {
        return (SentContent.JsonEmail) kept().content();
    }

    private Kept kept() {
        return aws.aws.outbox().find(aws.aws.ledger().lines().getLast().id()).orElseThrow();
    }
}
