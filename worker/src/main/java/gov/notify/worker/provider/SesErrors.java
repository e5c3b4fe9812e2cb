package gov.notify.worker.provider;

/// The errors of SES, of its first API (codes) and its second (exceptions): the words differ, the meaning does not.
///
/// <https://docs.aws.amazon.com/ses/latest/APIReference/API_SendEmail.html#API_SendEmail_Errors>,
/// <https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html#API_SendEmail_Errors>
final class SesErrors {

    private SesErrors() {}

    static ErrorClass classOf(AwsError error) {
        return switch (error.code()) {
            case "InvalidParameterValue", "BadRequestException", "ValidationError" -> ErrorClass.TERMINAL;
            case "Throttling", "TooManyRequestsException" ->
                error.says("daily message quota") ? ErrorClass.QUOTA : ErrorClass.THROTTLED;
            case "LimitExceededException" -> error.says("sending rate") ? ErrorClass.THROTTLED : ErrorClass.QUOTA;
            case "MessageRejected" -> error.says("not verified") ? ErrorClass.CONFIG : ErrorClass.TERMINAL;
            case "MailFromDomainNotVerified",
                    "MailFromDomainNotVerifiedException",
                    "ConfigurationSetDoesNotExist",
                    "ConfigurationSetDoesNotExistException",
                    "ConfigurationSetSendingPaused",
                    "ConfigurationSetSendingPausedException",
                    "AccountSendingPaused",
                    "AccountSendingPausedException",
                    "AccountSuspendedException",
                    "SendingPausedException",
                    "NotFoundException" -> ErrorClass.CONFIG;
            default -> CommonErrors.classOf(error);
        };
    }
}
