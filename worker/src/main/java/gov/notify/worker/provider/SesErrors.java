package gov.notify.worker.provider;

/// The errors of SES's API v2.
///
/// <https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html#API_SendEmail_Errors>
final class SesErrors {

    private SesErrors() {}

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
