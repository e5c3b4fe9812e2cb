package gov.notify.queue;

import gov.notify.queue.TokenBucket.Grant;
import gov.notify.queue.TokenBucket.Line;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// The arithmetic of `take_tokens.lua` and `reserve_turns.lua` within one process, for when Redis is away.
final class LocalBucket {

    private final LongSupplier nanos;
    private final Map<Line, Long> reservedUntil = new HashMap<>();
    private double tokens;
    private long at;

    /// @param nanos a clock that never goes back
    LocalBucket(LongSupplier nanos) {
        this.nanos = nanos;
        this.at = nanos.getAsLong();
    }

    // starts empty: nobody knows what the shared bucket gave away in its last second
    synchronized Grant take(double perSecond, double kept, Line line, List<Integer> costs) {
        double burst = Math.max(1, perSecond);
        long now = nanos.getAsLong();
        tokens = Math.min(burst, tokens + (now - at) * perSecond / 1e9);
        at = now;
        var reserved = Duration.ofNanos(Math.max(0, reservedUntil.getOrDefault(line, now) - now));
        int granted = 0;
        for (int cost : costs) {
            double need = Math.min(burst, Math.min(cost, burst) + burst * kept);
            if (tokens < need) {
                return new Grant(
                        granted, Duration.ofMillis((long) Math.ceil((need - tokens) * 1000 / perSecond)), reserved);
            }
            tokens -= cost;
            granted++;
        }
        return new Grant(granted, Duration.ZERO, reserved);
    }

    synchronized Duration reserve(double perSecond, Line line, Duration soonest, int parts) {
        long now = nanos.getAsLong();
        long first = Math.max(reservedUntil.getOrDefault(line, now) - now, soonest.toNanos());
        reservedUntil.put(line, now + first + Math.round(parts * 1e9 / perSecond));
        return Duration.ofNanos(first);
    }
}
