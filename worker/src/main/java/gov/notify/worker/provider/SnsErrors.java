package gov.notify.worker.provider;

/// The errors of SNS when it is asked to publish to a phone number.
///
/// <https://docs.aws.amazon.com/sns/latest/api/API_Publish.html#API_Publish_Errors>
final class SnsErrors {

    private SnsErrors() {}

    static ErrorClass classOf(AwsError error) {
        return switch (error.code()) {
            case "InvalidParameter", "InvalidParameterValue", "ParameterValueInvalid" -> ErrorClass.TERMINAL;
            case "ValidationException", "ValidationError" ->
                error.says("originationnumber") || error.says("origination number")
                        ? ErrorClass.CONFIG
                        : ErrorClass.TERMINAL;
            case "AuthorizationError",
                    "InvalidSecurity",
                    "EndpointDisabled",
                    "NotFound",
                    "KMSAccessDenied",
                    "KMSDisabled",
                    "KMSInvalidState",
                    "KMSNotFound",
                    "KMSOptInRequired" -> ErrorClass.CONFIG;
            case "KMSThrottling" -> ErrorClass.THROTTLED;
            default -> CommonErrors.classOf(error);
        };
    }
}
