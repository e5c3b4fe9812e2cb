package gov.notify.api.schema;

/// A string is not what its field is for. [#text] follows the name of the field in the answer, and is never
/// logged.
public final class InvalidValueException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String text;

    public InvalidValueException(String text) {
        super("not understood", null, false, false);
        this.text = text;
    }

    public String text() {
        return text;
    }
}
