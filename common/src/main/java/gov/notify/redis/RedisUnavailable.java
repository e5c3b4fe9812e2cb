package gov.notify.redis;

/// Redis did not do what it was asked: gone, slow, full, read-only. Whatever it was asked can be done later or
/// without it.
public final class RedisUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public RedisUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    /// A stream or its group vanished: Redis was emptied.
    public boolean groupIsGone() {
        for (Throwable at = getCause(); at != null; at = at.getCause()) {
            var message = at.getMessage();
            if (message != null && message.contains("NOGROUP")) {
                return true;
            }
        }
        return false;
    }
}
