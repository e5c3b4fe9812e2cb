package gov.notify.worker.provider;

import java.util.Locale;

/// The errors of SES's API v2.
///
/// <https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html#API_SendEmail_Errors>
final class SesErrors {

    private SesErrors() {}

    /// As [#classOf(AwsError)], knowing whose address may be the one that is not verified: SES names those that are
    /// not.
    ///
    /// @param from the address it was to come from
    /// @param to the address it was to go to
    static ErrorClass classOf(AwsError error, String from, String to) {
        if (!error.code().equals("MessageRejected") || classOf(error) != ErrorClass.CONFIG) {
            return classOf(error);
        }
        return error.says(to.toLowerCase(Locale.ROOT)) && !error.says(from.toLowerCase(Locale.ROOT))
                ? ErrorClass.RECIPIENT
                : ErrorClass.SENDER;
    }

    static ErrorClass classOf(AwsError error) {
        return switch (error.code()) {
            case "BadRequestException", "ValidationError", "ValidationException" -> ErrorClass.TERMINAL;
            case "TooManyRequestsException" ->
                error.says("daily message quota") ? ErrorClass.QUOTA : ErrorClass.THROTTLED;
            case "LimitExceededException" -> error.says("sending rate") ? ErrorClass.THROTTLED : ErrorClass.QUOTA;
            case "MessageRejected" -> error.says("not verified") ? ErrorClass.CONFIG : ErrorClass.TERMINAL;
            case "MailFromDomainNotVerifiedException",
                    "AccountSuspendedException",
                    "SendingPausedException",
                    "NotFoundException" -> ErrorClass.CONFIG;
            default -> CommonErrors.classOf(error);
        };
    }
}
