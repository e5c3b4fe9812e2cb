package gov.notify.api.http;

/// How large a request body may be: 10 MiB (docs/contract/public-api.md, 0; there are no bulk sends, which
/// might have more), an envelope of SNS 512 kB (its own limit is 256 kB).
public final class BodyLimits {

    private static final long USUAL = 10L * 1024 * 1024;
    /// What a request without a key may have: envelopes of SNS are the only ones with a body that is looked at.
    static final long OF_STRANGERS = 512L * 1024;

    private BodyLimits() {}

    /// The most bytes that a request to this path may have.
    public static long of(String path) {
        if (path.startsWith("/notifications/email/") || path.startsWith("/notifications/sms/")) {
            return OF_STRANGERS;
        }
        return USUAL;
    }
}
