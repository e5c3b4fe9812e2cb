package gov.notify.sandbox.login;

/// A request is refused, in the words of RFC 6749 and of what builds on it.
final class OAuthRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String error;
    private final String description;

    /// @param error such as `invalid_grant`
    /// @param description for the developer who reads it: nothing of a person or a secret
    OAuthRefusal(String error, String description) {
        super(error + ": " + description, null, false, false); // an answer, not a defect: no trace of the stack
        this.error = error;
        // RFC 6749, 5.2: printable ASCII, without the two characters that would need escaping.
        this.description = description.replaceAll("[^ !#-\\[\\]-~]", "?");
    }

    String error() {
        return error;
    }

    String description() {
        return description;
    }
}
