package gov.notify.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/// Says what failed, and for each cause once a minute at most: one defect may fail thousands of messages a second.
///
/// A cause is a class of exceptions thrown at one place.
public final class FailureLog {

    private static final Duration APART = Duration.ofMinutes(1);
    private static final int MOST_CAUSES = 200;

    private final Logger log;
    private final LongSupplier nanos;
    private final Map<String, Said> said = new HashMap<>();

    private record Said(long atNanos, long since) {}

    public FailureLog(Logger log) {
        this(log, System::nanoTime);
    }

    /// @param nanos a clock that never goes back
    FailureLog(Logger log, LongSupplier nanos) {
        this.log = log;
        this.nanos = nanos;
    }

    /// @param what failed; names nobody
    public void failed(Throwable cause, String what) {
        failed(key(cause), cause, what);
    }

    /// As [#failed(Throwable, String)], where the place says too little of the cause.
    ///
    /// @param kind what tells one cause from another
    public void failed(String kind, Throwable cause, String what) {
        long left = leftOut(kind);
        if (left >= 0) {
            log.errorf("%s%s: %s", what, left == 0 ? "" : " (and " + left + " more before)", SafeStackTrace.of(cause));
        }
    }

    /// How many of a cause were left out since it was last said; below zero where this one is left out too.
    private synchronized long leftOut(String key) {
        long now = nanos.getAsLong();
        var last = said.get(key);
        if (last != null && now - last.atNanos() < APART.toNanos()) {
            said.put(key, new Said(last.atNanos(), last.since() + 1));
            return -1;
        }
        if (said.size() >= MOST_CAUSES) {
            said.clear();
        }
        said.put(key, new Said(now, 0));
        return last == null ? 0 : last.since();
    }

    private static String key(Throwable cause) {
        var stack = cause.getStackTrace();
        return cause.getClass().getName() + (stack.length == 0 ? "" : " at " + stack[0]);
    }
}
