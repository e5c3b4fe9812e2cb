package gov.notify.rendering;

/// The HTML of an email would be larger than any provider takes, though its content is within the limit.
public final class EmailTooLarge extends Exception {

    private static final long serialVersionUID = 1L;

    EmailTooLarge() {
        super("the rendered email would be too large");
    }
}
