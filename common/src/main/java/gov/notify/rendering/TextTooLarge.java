package gov.notify.rendering;

/// A text message was filled in with far more than may be sent.
public final class TextTooLarge extends Exception {

    private static final long serialVersionUID = 1L;

    TextTooLarge() {
        super("the text message would be too large");
    }
}
