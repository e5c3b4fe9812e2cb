package gov.notify.recipient;

/// A file that is no spreadsheet of ours at all. Nothing of its content stands in the message.
public final class UnreadableCsv extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// What is wrong with it.
    public enum Reason {
        NOT_UTF8("The file is not encoded in UTF-8"),
        FIELD_TOO_LONG("A cell of the file has more than " + CsvText.LONGEST_FIELD + " characters"),
        TOO_MANY_COLUMNS("A row of the file has too many cells");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    private final Reason reason;

    UnreadableCsv(Reason reason) {
        super(reason.text);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
