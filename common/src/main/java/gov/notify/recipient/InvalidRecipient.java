package gov.notify.recipient;

/// What a caller is told when a recipient is not one. The message is made for their eyes and never holds the recipient
/// itself, at most its shape.
public final class InvalidRecipient extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidRecipient(String text) {
        // Thrown for ordinary input, a hundred thousand times in a bad spreadsheet: a stack trace would cost
        // more than the check.
        super(text, null, false, false);
    }

    /// The text as callers are shown it.
    public String text() {
        return String.valueOf(getMessage());
    }
}
