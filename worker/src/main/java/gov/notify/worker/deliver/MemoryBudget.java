package gov.notify.worker.deliver;

import gov.notify.worker.provider.OutgoingMessage;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Bounds the memory of messages between composing and their outcome, so that a few very long ones wait for each other
/// instead of ending the program, and nobody else waits for them.
///
/// Messages of usual length have a part of their own, whose bound they never meet. A long one counts with eight times
/// its characters, because the call that carries it copies them several times.
@Singleton
final class MemoryBudget {

    /// What a message waits for that waits for room, in `send_queue.waits_for`.
    static final String NAME = "memory";

    private static final long LONG = 100_000;
    private static final int COPIES = 8;

    /// More than these would only hold what others could be read with.
    private static final int MOST_WAITING = 4;

    private static final long SIZE = 16_000_000;

    private final long forLong;
    private final long forUsual;
    private long takenByLong;
    private long takenByUsual;
    private int waiting;

    @Inject
    MemoryBudget() {
        this(SIZE);
    }

    /// @param size characters: three quarters of it for long messages
    MemoryBudget(long size) {
        this.forLong = size / 4 * 3;
        this.forUsual = size - forLong;
    }

    /// Takes most of the room before a large message is read and composed: one at a time, and little beside
    /// it. The caller holds no composed messages, which would keep it waiting.
    ///
    /// @param deadline by [System#nanoTime]
    /// @return false when enough others wait already, or the deadline passed first: nothing was taken
    synchronized boolean awaitLarge(long deadline) throws InterruptedException {
        if (waiting >= MOST_WAITING) {
            return false;
        }
        waiting++;
        try {
            if (!waitWhile(() -> takenByLong + large() > forLong, deadline)) {
                return false;
            }
            takenByLong += large();
            return true;
        } finally {
            waiting--;
        }
    }

    /// It is composed, or will not be: from here on it counts with its characters.
    synchronized void largeIsComposed() {
        takenByLong -= large();
        notifyAll();
    }

    private long large() {
        return forLong / 4 * 3;
    }

    /// Waits until there is some room for messages of usual length.
    ///
    /// @param deadline by [System#nanoTime]
    /// @return false when the deadline passed first
    synchronized boolean await(long deadline) throws InterruptedException {
        return waitWhile(this::isFull, deadline);
    }

    /// For messages of usual length.
    synchronized boolean isFull() {
        return takenByUsual >= forUsual;
    }

    /// Takes room for a message that turned out to be long: what it holds is given up when there is none, and
    /// comes again by [#awaitLarge].
    synchronized boolean tryTake(OutgoingMessage message) {
        if (isLong(message) && takenByLong > 0 && takenByLong + weight(message) > forLong) {
            return false;
        }
        take(message);
        return true;
    }

    synchronized void take(OutgoingMessage message) {
        count(message, weight(message));
    }

    synchronized void giveBack(OutgoingMessage message) {
        count(message, -weight(message));
        notifyAll();
    }

    private void count(OutgoingMessage message, long weight) {
        if (isLong(message)) {
            takenByLong += weight;
        } else {
            takenByUsual += weight;
        }
    }

    private boolean waitWhile(BooleanSupplier tooFull, long deadline) throws InterruptedException {
        while (tooFull.getAsBoolean()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    private static long weight(OutgoingMessage message) {
        return isLong(message) ? characters(message) * COPIES : characters(message);
    }

    private static boolean isLong(OutgoingMessage message) {
        return characters(message) > LONG;
    }

    private static long characters(OutgoingMessage message) {
        return switch (message) {
            case OutgoingMessage.Email email ->
                (long) email.text().length() + email.html().length();
            case OutgoingMessage.Text text -> text.text().length();
        };
    }
}
