package gov.notify.worker.scale;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// How many messages this worker handed to providers a second, over the last minute. For one thread.
final class CallRate {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private record Count(long atNanos, long calls) {}

    private final MeterRegistry meters;
    private final LongSupplier nanos;
    private final Deque<Count> counts = new ArrayDeque<>();

    /// @param nanos a clock that never goes back
    CallRate(MeterRegistry meters, LongSupplier nanos) {
        this.meters = meters;
        this.nanos = nanos;
        counts.add(now());
    }

    /// To be asked every few seconds.
    double perSecond() {
        var last = now();
        counts.addLast(last);
        while (counts.size() > 2 && last.atNanos() - counts.getFirst().atNanos() > WINDOW.toNanos()) {
            counts.removeFirst();
        }
        var first = counts.getFirst();
        long passed = last.atNanos() - first.atNanos();
        return passed <= 0 ? 0 : (last.calls() - first.calls()) * (double) TimeUnit.SECONDS.toNanos(1) / passed;
    }

    private Count now() {
        long calls = meters.find("provider_call").timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
        return new Count(nanos.getAsLong(), calls);
    }
}
