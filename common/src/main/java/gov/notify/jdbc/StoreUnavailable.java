package gov.notify.jdbc;

/// Postgres cannot be reached, or cannot commit. Nothing that was asked for may be taken as done.
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
