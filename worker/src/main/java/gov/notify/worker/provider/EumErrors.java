package gov.notify.worker.provider;

/// The errors of AWS End User Messaging SMS: an exception, and in most of them a finer reason.
///
/// <https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SendTextMessage.html#API_SendTextMessage_Errors>
final class EumErrors {

    private EumErrors() {}

    static ErrorClass classOf(AwsError error) {
        return switch (error.code()) {
            case "InternalServerException" -> ErrorClass.RETRYABLE;
            case "ServiceQuotaExceededException" ->
                error.reason().equals("MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT") ? ErrorClass.QUOTA : ErrorClass.CONFIG;
            case "ResourceNotFoundException" -> ErrorClass.CONFIG;
            case "ConflictException" -> conflict(error.reason());
            case "ValidationException" -> invalid(error.reason());
            default -> CommonErrors.classOf(error);
        };
    }

    private static ErrorClass conflict(String reason) {
        return switch (reason) {
            case "DESTINATION_PHONE_NUMBER_OPTED_OUT",
                    "DESTINATION_PHONE_NUMBER_NOT_VERIFIED",
                    "DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION",
                    "DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE" -> ErrorClass.TERMINAL;
            default -> ErrorClass.CONFIG;
        };
    }

    private static ErrorClass invalid(String reason) {
        return switch (reason) {
            case "FIELD_VALIDATION_FAILED",
                    "INVALID_PARAMETER",
                    "CANNOT_PARSE",
                    "DESTINATION_COUNTRY_BLOCKED",
                    "COUNTRY_NOT_ENABLED",
                    "INTERNATIONAL_SENDING_NOT_SUPPORTED",
                    "INVALID_IDENTITY_FOR_DESTINATION_COUNTRY",
                    "PRICE_OVER_THRESHOLD" -> ErrorClass.TERMINAL;
            default -> reason.startsWith("SENDER_ID_") ? ErrorClass.TERMINAL : ErrorClass.CONFIG;
        };
    }
}
