package gov.notify.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.pinpointsmsvoicev2.PinpointSmsVoiceV2Client;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sns.SnsClient;

/// Receipts as a webhook sees them.
class ReceiptsTest {
    private AwsStandIn aws;
    private WebhookProbe api;
    private SesV2Client ses;
    private SnsClient sns;
    private PinpointSmsVoiceV2Client endUserMessaging;

    @BeforeEach
    void start() {
        aws = AwsStandIn.start(0);
        ses = SdkClients.of(SesV2Client.builder(), aws);
        sns = SdkClients.of(SnsClient.builder(), aws);
        endUserMessaging = SdkClients.of(PinpointSmsVoiceV2Client.builder(), aws);
        api = new WebhookProbe(sns);
        aws.behaviour().change("{\"receipt_delay_ms\": 10, \"receipts_to\": [\"" + api.url() + "\"]}");
    }

    @AfterEach
    void stop() {
        aws.receipts().close(); // asks for no more subscriptions
        api.close();
        ses.close();
        sns.close();
        endUserMessaging.close();
        aws.close();
    }

    @Test
    void an_email_is_reported_delivered_under_the_id_that_ses_answered_with() {
        var id = email("ada@example.com");

        var event = api.nextEvent();

        assertThat(event.path("notificationType").asText()).isEqualTo("Delivery");
        assertThat(event.at("/mail/messageId").asText()).isEqualTo(id);
        assertThat(event.at("/mail/tags").isMissingNode()).isTrue();
        assertThat(api.lastEnvelope().path("TopicArn").asText()).endsWith(":notify-email-delivery");
    }

    @Test
    void with_a_configuration_set_the_events_carry_the_tags() {
        ses.sendEmail(request -> request.fromEmailAddress("demo@notify.sandbox.test")
                .configurationSetName("sandbox")
                .emailTags(MessageTag.builder()
                        .name("notification_id")
                        .value("abc")
                        .build())
                .destination(to -> to.toAddresses("ada@example.com"))
                .content(content -> content.simple(message -> message.subject(subject -> subject.data("Hello"))
                        .body(body -> body.text(text -> text.data("Hello"))))));

        var event = api.nextEvent();

        assertThat(event.path("eventType").asText()).isEqualTo("Delivery");
        assertThat(event.at("/mail/tags/notification_id/0").asText()).isEqualTo("abc");
        assertThat(event.at("/mail/tags/ses:configuration-set/0").asText()).isEqualTo("sandbox");
        assertThat(api.lastEnvelope().path("TopicArn").asText()).endsWith(":notify-email-events");
    }

    @Test
    void the_mailbox_simulator_bounces_complains_and_answers_automatically() {
        email("bounce+label@simulator.amazonses.com");
        var bounce = api.nextEvent();
        assertThat(bounce.at("/bounce/bounceType").asText()).isEqualTo("Permanent");
        assertThat(bounce.at("/bounce/bounceSubType").asText()).isEqualTo("General");

        email("suppressionlist@simulator.amazonses.com");
        assertThat(api.nextEvent().at("/bounce/bounceSubType").asText()).isEqualTo("Suppressed");

        email("complaint@simulator.amazonses.com");
        assertThat(api.nextEvent().path("notificationType").asText()).isEqualTo("Delivery");
        assertThat(api.nextEvent().at("/complaint/complaintFeedbackType").asText())
                .isEqualTo("abuse");

        email("ooto@simulator.amazonses.com");
        assertThat(api.nextEvent().path("notificationType").asText()).isEqualTo("Delivery");
        assertThat(api.nextEvent().at("/bounce/bounceType").asText()).isEqualTo("Transient");
    }

    @Test
    void a_text_through_sns_is_reported_as_a_delivery_log() {
        var id = sns.publish(request -> request.phoneNumber("+12025550143").message("Hello"))
                .messageId();

        var log = api.nextEvent();

        assertThat(log.at("/notification/messageId").asText()).isEqualTo(id);
        assertThat(log.path("status").asText()).isEqualTo("SUCCESS");
        assertThat(log.at("/delivery/destination").asText()).isEqualTo("+12025550143");
        assertThat(api.lastPath()).isEqualTo("/notifications/sms/sns");
    }

    @Test
    void the_failing_simulated_number_fails() {
        sns.publish(request -> request.phoneNumber("+14254147167").message("Hello"));

        assertThat(api.nextEvent().path("status").asText()).isEqualTo("FAILURE");
    }

    @Test
    void end_user_messaging_reports_acceptance_and_then_delivery() {
        endUserMessaging.sendTextMessage(request -> request.destinationPhoneNumber("+12025550143")
                .messageBody("Hello")
                .configurationSetName("sandbox")
                .context(Map.of("notification_id", "abc")));

        var accepted = api.nextEvent();
        var delivered = api.nextEvent();

        assertThat(accepted.path("isFinal").asBoolean()).isFalse();
        assertThat(delivered.path("eventType").asText()).isEqualTo("TEXT_DELIVERED");
        assertThat(delivered.path("isFinal").asBoolean()).isTrue();
        assertThat(delivered.at("/context/notification_id").asText()).isEqualTo("abc");
    }

    @Test
    void every_envelope_is_signed_by_the_certificate_that_is_served() throws Exception {
        for (var version : List.of("1", "2")) {
            aws.behaviour().change("{\"signature_version\": \"" + version + "\"}");
            email("ada@example.com");
            api.nextEvent();

            assertThat(isSigned(api.lastEnvelope())).isTrue();
            assertThat(api.lastEnvelope().path("SignatureVersion").asText()).isEqualTo(version);
            assertThat(api.lastEnvelope().path("SigningCertURL").asText())
                    .matches("https://sns\\.us-west-2\\.amazonaws\\.com/SimpleNotificationService-[0-9a-f]{32}\\.pem");
        }
    }

    @Test
    void a_receipt_comes_again_until_the_api_takes_it() {
        api.failsNext(2);
        var id = email("ada@example.com");

        assertThat(api.nextEvent().at("/mail/messageId").asText()).isEqualTo(id);
        assertThat(aws.tally().of("receipts_retried")).isGreaterThanOrEqualTo(1);
    }

    @Test
    void receipts_are_duplicated_reversed_or_withheld_on_demand() {
        aws.behaviour().change("{\"receipt_duplicate_rate\": 1}");
        var id = email("ada@example.com");
        assertThat(api.nextEvent().at("/mail/messageId").asText()).isEqualTo(id);
        assertThat(api.nextEvent().at("/mail/messageId").asText()).isEqualTo(id);

        aws.behaviour().change("{\"receipt_duplicate_rate\": 0, \"receipt_reversed\": true}");
        email("ooto@simulator.amazonses.com");
        assertThat(api.nextEvent().path("notificationType").asText()).isEqualTo("Bounce");
        assertThat(api.nextEvent().path("notificationType").asText()).isEqualTo("Delivery");

        aws.behaviour().change("{\"receipts\": false}");
        email("ada@example.com");
        assertThat(aws.receipts().waiting()).isZero();
    }

    private String email(String recipient) {
        return ses.sendEmail(request -> request.fromEmailAddress("\"Demo\" <demo@notify.sandbox.test>")
                        .destination(to -> to.toAddresses(recipient))
                        .content(content -> content.simple(message -> message.subject(subject -> subject.data("Hello"))
                                .body(body -> body.text(text -> text.data("Hello"))))))
                .messageId();
    }

    private boolean isSigned(JsonNode envelope) throws Exception {
        var canonical = new StringBuilder();
        for (var name : List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type")) {
            if (envelope.has(name)) {
                canonical
                        .append(name)
                        .append('\n')
                        .append(envelope.path(name).asText())
                        .append('\n');
            }
        }
        var pem = SdkClients.get(aws.certificateUrl());
        assertThat(Path.of(envelope.path("SigningCertURL").asText()).getFileName())
                .isEqualTo(Path.of(aws.certificateUrl()).getFileName());
        var certificate = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
        var algorithm = envelope.path("SignatureVersion").asText().equals("1") ? "SHA1withRSA" : "SHA256withRSA";
        var signature = Signature.getInstance(algorithm);
        signature.initVerify(certificate);
        signature.update(canonical.toString().getBytes(StandardCharsets.UTF_8));
        return signature.verify(
                Base64.getDecoder().decode(envelope.path("Signature").asText()));
    }

    @Test
    void an_api_that_answers_and_never_confirms_is_left_alone_after_five_times() {
        try (var unwilling = new WebhookProbe(sns);
                var fresh = AwsStandIn.start(0)) {
            unwilling.confirms(false);
            fresh.behaviour().change("{\"receipts_to\": [\"" + unwilling.url() + "\"]}");

            var topics = fresh.topicArns().size();
            var subscriptions = fresh.receipts().subscriptions();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> subscriptions.givenUp().size() == topics);
            assertThat(unwilling.confirmationsSeen()).isEqualTo(5 * topics);
        }
    }

    @Test
    void nothing_is_delivered_before_the_subscription_is_confirmed() {
        api.confirms(false);
        var fresh = AwsStandIn.start(0);
        try (fresh) {
            fresh.behaviour().change("{\"receipts_to\": [\"" + api.url() + "\"]}");
            Awaitility.await().until(() -> api.confirmationsSeen() > 0);
            assertThat(fresh.receipts().subscriptions().confirmed()).isEmpty();
        }
    }
}
