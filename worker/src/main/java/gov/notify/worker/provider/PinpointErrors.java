package gov.notify.worker.provider;

/// The errors of Amazon Pinpoint's `SendMessages`.
///
/// <https://docs.aws.amazon.com/pinpoint/latest/apireference/apps-application-id-messages.html>
final class PinpointErrors {

    private PinpointErrors() {}

    static ErrorClass classOf(AwsError error) {
        return switch (error.code()) {
            case "BadRequestException", "PayloadTooLargeException" -> ErrorClass.TERMINAL;
            case "InternalServerErrorException" -> ErrorClass.RETRYABLE;
            case "ForbiddenException", "NotFoundException", "MethodNotAllowedException" -> ErrorClass.CONFIG;
            default -> CommonErrors.classOf(error);
        };
    }
}
