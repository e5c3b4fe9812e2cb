package gov.notify.batch;

/// There is no room for more work right now; the caller should come back in a second.
public final class Overloaded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Overloaded(String message) {
        super(message);
    }
}
