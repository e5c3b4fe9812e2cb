package gov.notify.sandbox.aws;

/// An error as AWS names it.
///
/// @param status of HTTP
/// @param code such as `Throttling`
/// @param reason the finer reason that End User Messaging adds; empty elsewhere
record Refusal(int status, String code, String message, String reason) {
    static Refusal of(int status, String code, String message) {
        return new Refusal(status, code, message, "");
    }

    boolean isOurFault() {
        return status >= 500;
    }
}
