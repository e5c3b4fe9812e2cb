package gov.notify.api.http;

import java.util.concurrent.atomic.AtomicLong;

/// How much of large bodies may be in memory together: reading one takes several times its size, and a crowd of them
/// would end the program.
///
/// Only what has arrived counts. Who announces a large body and sends none of it takes nothing from others.
final class BodyBudget {

    private final long together;
    private final AtomicLong used = new AtomicLong();

    BodyBudget(long together) {
        this.together = together;
    }

    /// Bytes that are in memory now.
    long used() {
        return used.get();
    }

    /// @param own bytes of the same body that were taken before
    /// @return whether these bytes fit; a body that is alone always does
    boolean take(int bytes, long own) {
        if (used.addAndGet(bytes) <= Math.max(together, own + bytes)) {
            return true;
        }
        used.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        used.addAndGet(-bytes);
    }
}
