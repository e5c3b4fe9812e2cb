package gov.notify.worker.provider;

/// What every AWS service may answer, whichever it is.
///
/// Codes: <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html> and the "Common
/// Errors" page of each service.
final class CommonErrors {

    private CommonErrors() {}

    static ErrorClass classOf(AwsError error) {
        return switch (error.code()) {
            case "Throttling",
                    "Throttled",
                    "ThrottlingException",
                    "ThrottledException",
                    "TooManyRequestsException",
                    "RequestLimitExceeded" -> ErrorClass.THROTTLED;
            case "AccessDenied",
                    "AccessDeniedException",
                    "AuthFailure",
                    "ExpiredToken",
                    "ExpiredTokenException",
                    "IncompleteSignature",
                    "InvalidClientTokenId",
                    "MissingAuthenticationToken",
                    "NotAuthorized",
                    "OptInRequired",
                    "RequestExpired",
                    "RequestTimeTooSkewed",
                    "SignatureDoesNotMatch",
                    "UnrecognizedClientException" -> ErrorClass.CONFIG;
            case "" -> unreadable(error.status());
            default -> byStatus(error.status());
        };
    }

    private static ErrorClass byStatus(int status) {
        return switch (status) {
            case 429 -> ErrorClass.THROTTLED;
            case 401, 403, 404, 405 -> ErrorClass.CONFIG;
            // A code nobody has met: a bounded number of attempts is kinder than losing the message at once.
            default -> ErrorClass.RETRYABLE;
        };
    }

    // No error document: something between us and the service spoke, so we cannot tell how far the request got.
    private static ErrorClass unreadable(int status) {
        return status >= 500 ? ErrorClass.AMBIGUOUS : byStatus(status);
    }
}
