package gov.notify.sandbox.aws;

/// An error as AWS names it.
///
/// @param status of HTTP
/// @param code such as `Throttling`
/// @param reason the finer reason that End User Messaging adds; empty elsewhere
record AwsRefusal(int status, String code, String message, String reason) {
    static AwsRefusal of(int status, String code, String message) {
        return new AwsRefusal(status, code, message, "");
    }

    boolean isOurFault() {
        return status >= 500;
    }
}
