package gov.notify.api.http;

import gov.notify.api.error.Refusal;

/// How large a request body may be: 10 MiB, a bulk send 32 MiB (public contract, section 0).
public final class BodyLimits {

    private static final long USUAL = 10L * 1024 * 1024;
    private static final long BULK = 32L * 1024 * 1024;

    private BodyLimits() {}

    /// The most bytes that a request to this path may have.
    public static long of(String path) {
        return "/v2/notifications/bulk".equals(path) ? BULK : USUAL;
    }

    /// The body, if it is small enough: what came in chunks did not say its size before.
    ///
    /// @throws gov.notify.api.error.Refused 413 if it is not
    public static byte[] checked(byte[] body, String path) {
        long limit = of(path);
        if (body.length > limit) {
            throw new Refusal.TooLarge(limit).thrown();
        }
        return body;
    }
}
