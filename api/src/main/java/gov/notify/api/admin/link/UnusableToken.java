package gov.notify.api.admin.link;

/// A token does not open. Its message never holds it.
public final class UnusableToken extends Exception {

    private static final long serialVersionUID = 1L;

    /// What to tell the person who followed the link.
    public enum Why {
        /// Nobody who knows the secret made it, or not all of it is there.
        MALFORMED,
        /// It was good once. What claims to be made in the future counts too.
        EXPIRED
    }

    private final Why why;

    UnusableToken(Why why) {
        super("the token does not open: " + why, null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
