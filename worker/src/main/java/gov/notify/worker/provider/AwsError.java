package gov.notify.worker.provider;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/// An error that an AWS service answered with. `toString()` hides its sentence, which may quote a
/// recipient.
///
/// @param status of HTTP
/// @param code the service's word for it; empty when the body could not be read as an error
/// @param reason a finer word that some services add; empty for the others
/// @param requestId by which the service finds the call; empty when it gave none
record AwsError(int status, String code, String reason, String message, String requestId) {

    AwsError(int status, String code, String reason, String message) {
        this(status, code, reason, message, "");
    }

    static AwsError of(AwsServiceException e, String reason) {
        var details = e.awsErrorDetails();
        return details == null
                ? new AwsError(e.statusCode(), "", reason, "", text(e.requestId()))
                : new AwsError(
                        e.statusCode(),
                        text(details.errorCode()),
                        reason,
                        text(details.errorMessage()),
                        text(e.requestId()));
    }

    /// Whether the sentence contains these lower-case words.
    boolean says(String words) {
        return message.toLowerCase(Locale.ROOT).contains(words);
    }

    Reason asReason() {
        return new Reason(code.isEmpty() ? "HTTP " + status : code, message, requestId);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    @Override
    public String toString() {
        return "AwsError[" + status + " " + code + " " + reason + "]";
    }
}
