package gov.notify.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gov.notify.sandbox.sent.Sent;
import gov.notify.sandbox.sent.SentContent;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.pinpoint.PinpointClient;
import software.amazon.awssdk.services.pinpoint.model.AddressConfiguration;
import software.amazon.awssdk.services.pinpoint.model.ChannelType;
import software.amazon.awssdk.services.pinpoint.model.DeliveryStatus;
import software.amazon.awssdk.services.pinpointsmsvoicev2.PinpointSmsVoiceV2Client;
import software.amazon.awssdk.services.pinpointsmsvoicev2.model.ConflictException;
import software.amazon.awssdk.services.pinpointsmsvoicev2.model.ConflictExceptionReason;
import software.amazon.awssdk.services.pinpointsmsvoicev2.model.ThrottlingException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InternalErrorException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.SnsException;

/// The unmodified AWS SDK, talking to the stand-in.
class AwsSdkTest {
    private static AwsStandIn aws;
    private static SesV2Client sesV2;
    private static SnsClient sns;
    private static PinpointClient pinpoint;
    private static PinpointSmsVoiceV2Client endUserMessaging;

    @BeforeAll
    static void start() {
        aws = AwsStandIn.start(0);
        sesV2 = SdkClients.of(SesV2Client.builder(), aws);
        sns = SdkClients.of(SnsClient.builder(), aws);
        pinpoint = SdkClients.of(PinpointClient.builder(), aws);
        endUserMessaging = SdkClients.of(PinpointSmsVoiceV2Client.builder(), aws);
    }

    @AfterAll
    static void stop() {
        sesV2.close();
        sns.close();
        pinpoint.close();
        endUserMessaging.close();
        aws.close();
    }

    @BeforeEach
    void friendly() {
        aws.behaviour().reset();
        aws.ledger().clear();
    }

    @Test
    void ses_tells_what_its_account_may_do() {
        aws.behaviour().change("{\"sends_per_second\": 14}");
        sesV2.sendEmail(anEmailTo("ada@example.com"));

        var account = sesV2.getAccount(_ -> {});

        assertThat(account.productionAccessEnabled()).isTrue();
        assertThat(account.sendQuota().maxSendRate()).isEqualTo(14);
        assertThat(account.sendQuota().max24HourSend()).isEqualTo(1_000_000_000);
        assertThat(account.sendQuota().sentLast24Hours()).isPositive();
    }

    @Test
    void sends_beyond_the_rate_are_throttled() {
        aws.behaviour().change("{\"sends_per_second\": 0.001}");

        assertThat(catchThrowableOfType(TooManyRequestsException.class, () -> {
                    sesV2.sendEmail(anEmailTo("ada@example.com"));
                    sesV2.sendEmail(anEmailTo("ada@example.com"));
                }))
                .isNotNull();
    }

    @Test
    void ses_takes_an_email_with_its_tags_and_headers() {
        var answer = sesV2.sendEmail(anEmailTo("ada@example.com", "X-Plan", "a, b"));

        var kept = aws.outbox().find(answer.messageId()).orElseThrow();
        assertThat(kept.message()).isInstanceOfSatisfying(Sent.Email.class, email -> {
            assertThat(email.recipients()).containsExactly("ada@example.com");
            assertThat(email.from()).isEqualTo("Demo <demo@notify.sandbox.test>");
            assertThat(email.subject()).isEqualTo("Grüße");
            assertThat(email.notificationId()).contains("018f2a7c-0000-7000-8000-000000000001");
        });
        assertThat(kept.content()).isInstanceOfSatisfying(SentContent.JsonEmail.class, content -> {
            assertThat(content.text()).isEqualTo("ça va?");
            assertThat(content.html()).isEqualTo("<p>ça va?</p>");
            assertThat(content.replyTo()).containsExactly("reply@example.com");
            assertThat(content.headers()).isEqualTo(Map.of("X-Plan", "a, b"));
        });
    }

    @ParameterizedTest
    @CsvSource({"Subject,a", "Message-ID,a", "X-ü,a", "X:,a", "X,ü", "X,''"})
    void ses_refuses_headers_that_are_its_own_or_none(String name, String value) {
        assertThat(catchThrowableOfType(
                        BadRequestException.class, () -> sesV2.sendEmail(anEmailTo("ada@example.com", name, value))))
                .isNotNull();
        assertThat(catchThrowableOfType(
                        BadRequestException.class,
                        () -> sesV2.sendEmail(anEmailTo("ada@example.com", "X", "x".repeat(871)))))
                .isNotNull();
    }

    @Test
    void ses_says_no_in_its_own_words() {
        var email = anEmailTo("ada@example.com", "X", "x");

        assertThat(catchThrowableOfType(
                        BadRequestException.class, () -> sesV2.sendEmail(anEmailTo("ada@double..dot", "X", "x"))))
                .hasMessageContaining("Domain contains dot-dot");
        assertThat(catchThrowableOfType(
                        MessageRejectedException.class,
                        () -> sesV2.sendEmail(email.toBuilder()
                                .fromEmailAddress("a@unverified.example")
                                .build())))
                .hasMessageContaining("Email address is not verified");
        assertThat(catchThrowableOfType(
                        NotFoundException.class,
                        () -> sesV2.sendEmail(email.toBuilder()
                                .configurationSetName("missing")
                                .build())))
                .isNotNull();
        assertThat(catchThrowableOfType(SesV2Exception.class, () -> sesV2.listContactLists(_ -> {}))
                        .statusCode())
                .isEqualTo(404);

        aws.behaviour().change("{\"throttle_rate\": 1}");
        assertThat(catchThrowableOfType(TooManyRequestsException.class, () -> sesV2.sendEmail(email)))
                .isNotNull();
    }

    @Test
    void sns_takes_a_text() {
        var answer = sns.publish(request -> request.phoneNumber("+12025550143")
                .message("Hello “Ada”")
                .messageAttributes(Map.of(
                        "AWS.MM.SMS.OriginationNumber",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("+18005550100")
                                .build())));

        assertThat(aws.outbox().find(answer.messageId()).orElseThrow().message())
                .isInstanceOfSatisfying(Sent.Text.class, text -> {
                    assertThat(text.to()).isEqualTo("+12025550143");
                    assertThat(text.from()).isEqualTo("+18005550100");
                    assertThat(text.body()).isEqualTo("Hello “Ada”");
                    assertThat(text.fragments().encoding()).isEqualTo("Unicode");
                });
    }

    @Test
    void sns_refuses_a_number_that_is_none() {
        var refusal = catchThrowableOfType(
                InvalidParameterException.class,
                () -> sns.publish(request -> request.phoneNumber("+1202").message("Hello")));

        assertThat(refusal).hasMessageContaining("+1202 is not valid to publish to");
    }

    @Test
    void sns_throttles_and_fails_in_its_own_words() {
        aws.behaviour().change("{\"throttle_rate\": 1}");
        var throttled = catchThrowableOfType(
                SnsException.class,
                () -> sns.publish(aText -> aText.phoneNumber("+12025550143").message("Hello")));
        assertThat(throttled.statusCode()).isEqualTo(429);

        aws.behaviour().change("{\"throttle_rate\": 0, \"error_rate\": 1}");
        assertThat(catchThrowableOfType(
                        InternalErrorException.class,
                        () -> sns.publish(
                                aText -> aText.phoneNumber("+12025550143").message("Hello"))))
                .isNotNull();
    }

    @Test
    void end_user_messaging_takes_a_text_with_its_context() {
        var answer = endUserMessaging.sendTextMessage(request -> request.destinationPhoneNumber("+12025550143")
                .originationIdentity("+18005550100")
                .messageBody("Hello")
                .configurationSetName("sandbox")
                .context(Map.of("notification_id", "abc")));

        assertThat(aws.outbox().find(answer.messageId()).orElseThrow().message().notificationId())
                .contains("abc");
    }

    @Test
    void end_user_messaging_refuses_a_number_that_opted_out() {
        SdkClients.put(aws, "/_sandbox/fates/+12025550144", "opted-out");

        var refusal = catchThrowableOfType(
                ConflictException.class,
                () -> endUserMessaging.sendTextMessage(request ->
                        request.destinationPhoneNumber("+12025550144").messageBody("Hello")));

        assertThat(refusal.reason()).isEqualTo(ConflictExceptionReason.DESTINATION_PHONE_NUMBER_OPTED_OUT);
    }

    @Test
    void end_user_messaging_throttles_in_its_own_words() {
        aws.behaviour().change("{\"throttle_rate\": 1}");

        assertThat(catchThrowableOfType(
                        ThrottlingException.class,
                        () -> endUserMessaging.sendTextMessage(request ->
                                request.destinationPhoneNumber("+12025550143").messageBody("Hello"))))
                .isNotNull();
    }

    @Test
    void pinpoint_sends_a_text_and_says_what_kind_of_number_it_is() {
        var response = pinpoint.sendMessages(request -> request.applicationId("app")
                        .messageRequest(message -> message.addresses(Map.of(
                                        "+12025550143",
                                        AddressConfiguration.builder()
                                                .channelType(ChannelType.SMS)
                                                .build()))
                                .messageConfiguration(configuration -> configuration.smsMessage(
                                        sms -> sms.body("Hello").originationNumber("+18005550100")))))
                .messageResponse();

        var result = Objects.requireNonNull(response.result().get("+12025550143"));
        assertThat(result.deliveryStatus()).isEqualTo(DeliveryStatus.SUCCESSFUL);
        assertThat(aws.outbox().find(result.messageId())).isPresent();
        assertThat(pinpoint.phoneNumberValidate(
                                request -> request.numberValidateRequest(number -> number.phoneNumber("2025550143")))
                        .numberValidateResponse()
                        .phoneType())
                .isEqualTo("MOBILE");
    }

    @Test
    void a_reset_may_or_may_not_have_taken_the_message() {
        aws.behaviour().change("{\"reset_rate\": 1, \"accept_unanswered_rate\": 1}");

        assertThat(catchThrowableOfType(SdkClientException.class, () -> sesV2.sendEmail(anEmailTo("ada@example.com"))))
                .isNotNull();

        assertThat(aws.ledger().lines()).singleElement().satisfies(line -> {
            assertThat(line.notificationId()).isEqualTo("018f2a7c-0000-7000-8000-000000000001");
            assertThat(line.answered()).isFalse();
        });
    }

    private static SendEmailRequest anEmailTo(String recipient) {
        return anEmailTo(recipient, "X-Plan", "a, b");
    }

    private static SendEmailRequest anEmailTo(String recipient, String header, String value) {
        return SendEmailRequest.builder()
                .fromEmailAddress("Demo <demo@notify.sandbox.test>")
                .replyToAddresses("reply@example.com")
                .destination(destination -> destination.toAddresses(recipient))
                .content(content -> content.simple(message -> message.subject(subject -> subject.data("Grüße"))
                        .body(body -> body.text(text -> text.data("ça va?")).html(html -> html.data("<p>ça va?</p>")))
                        .headers(MessageHeader.builder()
                                .name(header)
                                .value(value)
                                .build())))
                .emailTags(MessageTag.builder()
                        .name("notification_id")
                        .value("018f2a7c-0000-7000-8000-000000000001")
                        .build())
                .build();
    }
}
