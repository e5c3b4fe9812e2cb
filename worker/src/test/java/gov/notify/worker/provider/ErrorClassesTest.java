package gov.notify.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.ConnectionPoolTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/// What errors mean that no fixture shows (docs/contract/pipeline.md, 3.2).
class ErrorClassesTest {

    private static final Reason WHY = new Reason("Code", "It says why.");

    @ParameterizedTest
    @CsvSource({
        "ses-v2, 429, TooManyRequestsException, '', Maximum sending rate exceeded., THROTTLED",
        "ses-v2, 429, TooManyRequestsException, '', Daily message quota exceeded., QUOTA",
        "ses-v2, 400, LimitExceededException, '', Daily quota, QUOTA",
        "ses-v2, 429, LimitExceededException, '', Maximum sending rate exceeded, THROTTLED",
        "ses-v2, 400, MessageRejected, '', Email address is not verified., CONFIG",
        "ses-v2, 400, MessageRejected, '', Address blacklisted., TERMINAL",
        "ses-v2, 400, BadRequestException, '', Missing final domain, TERMINAL",
        "ses-v2, 400, AccountSuspendedException, '', '', CONFIG",
        "ses-v2, 404, NotFoundException, '', Configuration set does not exist, CONFIG",
        "ses-v2, 400, RequestExpired, '', clock skew, CONFIG",
        "ses-v2, 500, InternalFailure, '', '', RETRYABLE",
        "sns, 400, InvalidParameter, '', is not valid to publish to, TERMINAL",
        "sns, 400, ValidationException, '', The originationNumber is not yours, CONFIG",
        "sns, 400, ValidationException, '', Something else, TERMINAL",
        "sns, 400, KMSThrottling, '', '', THROTTLED",
        "sns, 400, KMSDisabled, '', '', CONFIG",
        "sns, 429, SomethingNew, '', '', THROTTLED",
        "sns, 500, InternalError, '', '', RETRYABLE",
        "eum, 400, ServiceQuotaExceededException, MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT, '', QUOTA",
        "eum, 400, ServiceQuotaExceededException, SOMETHING_ELSE, '', CONFIG",
        "eum, 400, ConflictException, DESTINATION_PHONE_NUMBER_OPTED_OUT, '', TERMINAL",
        "eum, 400, ConflictException, RESOURCE_NOT_ACTIVE, '', CONFIG",
        "eum, 400, ConflictException, OF_THE_FUTURE, '', CONFIG",
        "eum, 400, ValidationException, SENDER_ID_NOT_SUPPORTED, '', TERMINAL",
        "eum, 400, ValidationException, PRICE_OVER_THRESHOLD, '', TERMINAL",
        "eum, 400, ValidationException, INVALID_ARN, '', CONFIG",
        "eum, 400, ValidationException, OF_THE_FUTURE, '', CONFIG",
        "eum, 403, AccessDeniedException, ACCOUNT_DISABLED, '', CONFIG",
        "eum, 429, ThrottlingException, '', '', THROTTLED",
        "eum, 500, InternalServerException, '', '', RETRYABLE",
        "pinpoint, 400, BadRequestException, '', '', TERMINAL",
        "pinpoint, 413, PayloadTooLargeException, '', '', TERMINAL",
        "pinpoint, 500, InternalServerErrorException, '', '', RETRYABLE",
        "pinpoint, 403, ForbiddenException, '', '', CONFIG",
        "pinpoint, 405, MethodNotAllowedException, '', '', CONFIG",
        "pinpoint, 429, TooManyRequestsException, '', '', THROTTLED",
    })
    void an_error_of_a_service_has_its_class(
            String provider, int status, String code, String reason, String says, ErrorClass found) {
        var error = new AwsError(status, code, reason, says);

        assertThat(ErrorReaders.classOf(provider, error)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "500, AMBIGUOUS",
        "502, AMBIGUOUS",
        "503, AMBIGUOUS",
        "504, AMBIGUOUS",
        "429, THROTTLED",
        "401, CONFIG",
        "403, CONFIG",
        "404, CONFIG",
        "405, CONFIG",
        "400, RETRYABLE",
        "418, RETRYABLE",
    })
    void without_an_error_to_read_the_status_decides_and_a_servers_leaves_it_in_doubt(int status, ErrorClass found) {
        assertThat(CommonErrors.classOf(new AwsError(status, "", "", ""))).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"400, RETRYABLE", "500, RETRYABLE", "503, RETRYABLE", "403, CONFIG", "429, THROTTLED"})
    void a_word_that_nobody_has_met_loses_no_message_at_once(int status, ErrorClass found) {
        assertThat(CommonErrors.classOf(new AwsError(status, "OfTheFuture", "", "")))
                .isEqualTo(found);
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                Arguments.of(new ConnectException(), true, ErrorClass.RETRYABLE),
                Arguments.of(new ConnectTimeoutException(), true, ErrorClass.RETRYABLE),
                Arguments.of(new ConnectionPoolTimeoutException(), true, ErrorClass.RETRYABLE),
                Arguments.of(new NoRouteToHostException(), true, ErrorClass.RETRYABLE),
                Arguments.of(new UnknownHostException(), true, ErrorClass.RETRYABLE),
                Arguments.of(new SocketTimeoutException(), true, ErrorClass.AMBIGUOUS),
                Arguments.of(new SocketException("Connection reset"), true, ErrorClass.AMBIGUOUS),
                Arguments.of(new SSLException("broken off"), true, ErrorClass.AMBIGUOUS),
                Arguments.of(new SSLHandshakeException("no chain"), true, ErrorClass.CONFIG),
                Arguments.of(new SSLPeerUnverifiedException("another name"), false, ErrorClass.CONFIG),
                Arguments.of(new SocketTimeoutException(), false, ErrorClass.RETRYABLE),
                Arguments.of(new SocketException("Connection reset"), false, ErrorClass.RETRYABLE));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void how_a_call_broke_off_says_whether_it_may_have_arrived(Exception cause, boolean begun, ErrorClass found) {
        var deep = SdkClientException.create("call failed", new IllegalStateException("wrapped", cause));

        assertThat(TransportErrors.classOf(deep, begun)).isEqualTo(found);
    }

    @Test
    void a_deadline_that_passed_is_in_doubt_once_anything_was_written() {
        var late = ApiCallTimeoutException.create(8000);

        assertThat(TransportErrors.classOf(late, true)).isEqualTo(ErrorClass.AMBIGUOUS);
        assertThat(TransportErrors.classOf(late, false)).isEqualTo(ErrorClass.RETRYABLE);
    }

    @Test
    void without_credentials_somebody_must_act() {
        var none = SdkClientException.create("Unable to load credentials from any of the providers");

        assertThat(TransportErrors.classOf(none, false)).isEqualTo(ErrorClass.CONFIG);
    }

    @Test
    void the_reason_of_a_broken_call_names_its_kind_and_nobody() {
        var deep = SdkClientException.create("to +12025550143", new SocketException("zoe@example.com"));

        assertThat(TransportErrors.reasonOf(deep).stored()).isEqualTo("SocketException");
    }

    @ParameterizedTest
    @EnumSource(ErrorClass.class)
    void each_class_is_an_answer_of_its_own(ErrorClass one) {
        var pause = Duration.ofMinutes(10);

        assertThat(one.handover(WHY, pause))
                .isEqualTo(
                        switch (one) {
                            case RETRYABLE -> new Handover.TryLater(WHY);
                            case THROTTLED -> new Handover.Throttled(Duration.ofSeconds(1));
                            case QUOTA -> new Handover.QuotaSpent(WHY, pause);
                            case CONFIG -> new Handover.Misconfigured(WHY, Duration.ofSeconds(60));
                            case SENDER -> new Handover.SenderUnknown(WHY, Duration.ofSeconds(60));
                            case RECIPIENT -> new Handover.RecipientUnknown(WHY);
                            case TERMINAL -> new Handover.Refused(WHY);
                            case AMBIGUOUS -> new Handover.Unknown(WHY);
                        });
    }
}
