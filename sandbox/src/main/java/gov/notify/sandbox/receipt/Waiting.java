package gov.notify.sandbox.receipt;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The receipts of one message: the first is due at some time, the others follow it.
///
/// @param dueAt on the clock of [System#nanoTime]
/// @param attempt how often the first was tried before
/// @param events at least one
/// @param envelope signed once, so that a repetition is the same message; none before the first attempt
record Waiting(
        long dueAt,
        int attempt,
        List<Supplier<Event>> events,
        @Nullable SignedEnvelope envelope) implements Delayed {

    static Waiting first(List<Supplier<Event>> events, Duration delay) {
        return new Waiting(System.nanoTime() + delay.toNanos(), 0, events, null);
    }

    Waiting with(SignedEnvelope signed) {
        return new Waiting(dueAt, attempt, events, signed);
    }

    Waiting again(Duration delay, int nextAttempt) {
        return new Waiting(System.nanoTime() + delay.toNanos(), nextAttempt, events, envelope);
    }

    /// The first once more, without those that follow.
    Waiting repeated(Duration delay) {
        return new Waiting(System.nanoTime() + delay.toNanos(), attempt + 1, events.subList(0, 1), envelope);
    }

    Event event() {
        return events.getFirst().get();
    }

    List<Supplier<Event>> later() {
        return events.subList(1, events.size());
    }

    SignedEnvelope requireEnvelope() {
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
