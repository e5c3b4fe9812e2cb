package gov.notify.sandbox.aws;

/// Tells when more is sent than a rate allows, counted over one second.
final class SendRate {
    private static final long SECOND = 1_000_000_000L;

    private double tokens;
    private long filledAt = System.nanoTime();

    /// Whether this send is one too many; it is counted when it is not. 0 is no limit.
    synchronized boolean isExceeded(double perSecond) {
        if (perSecond <= 0) {
            return false;
        }
        var now = System.nanoTime();
        tokens = Math.min(Math.max(1, perSecond), tokens + perSecond * (now - filledAt) / SECOND);
        filledAt = now;
        if (tokens < 1) {
            return true;
        }
        tokens--;
        return false;
    }
}
