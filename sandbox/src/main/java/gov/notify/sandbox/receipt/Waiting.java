package gov.notify.sandbox.receipt;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A receipt that is due at some time.
///
/// @param dueAt on the clock of [System#nanoTime]
/// @param attempt how often it was tried before
/// @param envelope signed once, so that a repetition is the same message; none before the first attempt
record Waiting(
        long dueAt,
        int attempt,
        Supplier<Event> event,
        @Nullable Envelope envelope) implements Delayed {

    static Waiting first(Supplier<Event> event, Duration delay) {
        return new Waiting(System.nanoTime() + delay.toNanos(), 0, event, null);
    }

    Waiting with(Envelope signed) {
        return new Waiting(dueAt, attempt, event, signed);
    }

    Waiting again(Duration delay, int nextAttempt) {
        return new Waiting(System.nanoTime() + delay.toNanos(), nextAttempt, event, envelope);
    }

    Envelope requireEnvelope() {
        return Objects.requireNonNull(envelope);
    }

    @Override
    public long getDelay(TimeUnit unit) {
        return unit.convert(dueAt - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
        return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
}
