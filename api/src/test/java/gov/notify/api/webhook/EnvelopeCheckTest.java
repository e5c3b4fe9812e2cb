package gov.notify.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.webhook.EnvelopeVerdict.Forged;
import gov.notify.api.webhook.EnvelopeVerdict.Genuine;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeCheckTest {

    private final Fixture.Certificates certificates = new Fixture.Certificates();
    private final EnvelopeCheck check = new EnvelopeCheck(Fixture.TOPICS, certificates);

    static Stream<String> genuine() {
        return Stream.of("ses", "eum-v2", "sns", "inbound").flatMap(Fixture::notifications);
    }

    @ParameterizedTest
    @MethodSource("genuine")
    void believes_what_sns_signed(String name) {
        assertThat(check.of(Fixture.envelope(name))).isInstanceOf(Genuine.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tampered-message", "unknown-signature-version"})
    void refuses_what_was_changed(String name) {
        assertThat(check.of(Fixture.envelope("negative/" + name))).isInstanceOf(Forged.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"foreign-topic", "foreign-cert-host", "http-cert-url", "cert-path-traversal"})
    void refuses_strangers_without_calling_anyone(String name) {
        assertThat(check.of(Fixture.envelope("negative/" + name))).isInstanceOf(Forged.class);
        assertThat(certificates.fetched).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem",
                "https://sns.us-west-2.amazonaws.com:443/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem",
                "https://a@sns.us-west-2.amazonaws.com/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem",
                "https://sns.us-west-2.amazonaws.com/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem?a=b",
                "https://sns.us-west-2.amazonaws.com/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem#a",
                "https://sns.us-west-2.amazonaws.com/SimpleNotificationService-0123456789ABCDEF0123456789abcdef.pem",
                "https:sns.us-west-2.amazonaws.com",
                "not an address",
                ""
            })
    void fetches_a_certificate_only_from_sns_in_the_topics_region(String address) {
        var topic = new TopicArn("arn:aws:sns:us-west-2:123456789012:notify-email-bounce");

        assertThat(CertificateAddress.of(address, topic)).isEmpty();
    }

    @Test
    void one_changed_byte_anywhere_in_the_message_breaks_the_signature() {
        var body = Fixture.bytes("ses/delivery");
        var at = new String(body, StandardCharsets.UTF_8).indexOf("ada@example.com");
        body[at] = 'b';

        assertThat(check.of(SnsEnvelope.parse(body).orElseThrow())).isInstanceOf(Forged.class);
    }

    @Test
    void without_topics_nobody_is_believed() {
        var nobody = new EnvelopeCheck(Set.of(), certificates);

        assertThat(nobody.of(Fixture.envelope("ses/delivery"))).isInstanceOf(Forged.class);
    }

    @Test
    void an_envelope_with_nothing_in_it_is_refused() {
        assertThat(check.of(
                        SnsEnvelope.parse("{}".getBytes(StandardCharsets.UTF_8)).orElseThrow()))
                .isInstanceOf(Forged.class);
    }
}
