package gov.notify.e2e.bench;

import java.util.concurrent.TimeUnit;

/// When a measurement begins and ends, in nanoseconds: counted from the moment that the first thread asks.
final class StartAndEnd {
    private final long warmUp;
    private final long length;
    private long start;

    StartAndEnd(double warmUpSeconds, double seconds) {
        this.warmUp = nanos(warmUpSeconds);
        this.length = nanos(seconds);
    }

    synchronized long start() {
        if (start == 0) {
            start = System.nanoTime() + warmUp;
        }
        return start;
    }

    long end() {
        return start() + length;
    }

    static long nanos(double seconds) {
        return (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    }
}
