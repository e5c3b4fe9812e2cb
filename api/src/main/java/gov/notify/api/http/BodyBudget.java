package gov.notify.api.http;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/// How much of large bodies may be in memory together: reading one takes several times its size, and a crowd of them
/// would end the program.
///
/// Only what has arrived counts. Who announces a large body and sends none of it takes nothing from others.
@Singleton
public class BodyBudget {

    private static final long TOGETHER = 24L * 1024 * 1024;

    private final AtomicLong used = new AtomicLong();

    BodyBudget(MeterRegistry meters) {
        meters.gauge("http_large_bodies_bytes", used);
    }

    /// @param own bytes of the same body that were taken before
    /// @return whether these bytes fit; a body that is alone always does
    boolean take(int bytes, long own) {
        if (used.addAndGet(bytes) <= Math.max(TOGETHER, own + bytes)) {
            return true;
        }
        used.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        used.addAndGet(-bytes);
    }
}
