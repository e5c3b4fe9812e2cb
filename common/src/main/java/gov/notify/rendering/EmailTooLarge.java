package gov.notify.rendering;

/// An email would be larger than any provider takes, be it that its subject, its content or only its HTML is.
public final class EmailTooLarge extends Exception {

    private static final long serialVersionUID = 1L;

    EmailTooLarge() {
        super("the rendered email would be too large");
    }
}
