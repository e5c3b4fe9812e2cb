package gov.notify.api.http;

import gov.notify.api.error.ApiError;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// A body that is counted as it arrives: against its own limit, against what all large bodies may take together, and
/// against the clock.
///
/// Reading throws [gov.notify.api.error.ApiException] where one of them is passed: 413, 503, or 400 for a body that
/// comes too slowly.
final class MeteredBody extends FilterInputStream {

    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final long GRACE_NANOS = Duration.ofSeconds(20).toNanos();
    private static final long SLOWEST_PER_SECOND = 32L * 1024;

    private final BodyBudget.Share budget;
    private final long limit;
    private final long began = System.nanoTime();
    private long arrived;
    private long taken;
    private boolean released;

    MeteredBody(InputStream body, BodyBudget.Share budget, long limit) {
        super(body);
        this.budget = budget;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int one = in.read();
        if (one >= 0) {
            count(1);
        }
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int some = in.read(into, offset, length);
        if (some > 0) {
            count(some);
        }
        return some;
    }

    /// The exchange is over: the memory is free again, and nothing more is read.
    synchronized void release() {
        budget.giveBack(taken);
        taken = 0;
        released = true;
    }

    private synchronized void count(int bytes) throws IOException {
        // What had arrived before the caller hung up is still read after it: nobody would give that back.
        if (released) {
            throw new IOException("the caller hung up");
        }
        arrived += bytes;
        if (arrived > limit) {
            throw ApiError.tooLarge(limit).thrown();
        }
        if (!budget.take(bytes)) {
            throw ApiError.unavailable(RETRY).thrown();
        }
        taken += bytes;
        long longer = System.nanoTime() - began - GRACE_NANOS;
        if (longer > 0 && arrived < longer / 1e9 * SLOWEST_PER_SECOND) {
            throw ApiError.badRequest("The request body came too slowly").thrown();
        }
    }
}
