package gov.notify.worker.deliver;

import gov.notify.worker.provider.Outgoing;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Bounds the memory of messages between composing and their outcome, so that a few very long ones wait for each other
/// instead of ending the program.
///
/// Messages of usual length never meet the bound. A message counts with its characters; a long one with eight times as
/// many, because the call that carries it copies them several times.
final class Room {

    private static final long LONG = 100_000;
    private static final int COPIES = 8;

    private final long size;
    private long taken;
    private int largeWaiting;

    /// @param size characters
    Room(long size) {
        this.size = size;
    }

    /// Also while a large message waits for its turn, or a steady stream of small ones would never let it.
    synchronized boolean isFull() {
        return taken >= size || largeWaiting > 0;
    }

    /// Takes most of the room before a large message is read and composed: one at a time, and little beside it. The
    /// caller holds no composed messages, which would keep it waiting.
    ///
    /// @param deadline by [System#nanoTime]
    /// @return false when the deadline passed first: nothing was taken
    synchronized boolean awaitLarge(long deadline) throws InterruptedException {
        largeWaiting++;
        try {
            if (!waitWhile(() -> taken + large() > size, deadline)) {
                return false;
            }
            taken += large();
            return true;
        } finally {
            largeWaiting--;
            notifyAll();
        }
    }

    /// It is composed, or will not be: from here on it counts with its characters.
    synchronized void largeIsComposed() {
        taken -= large();
        notifyAll();
    }

    private long large() {
        return size / 4 * 3;
    }

    /// Waits until there is some room; how much the next message needs is known only once it is composed.
    ///
    /// @param deadline by [System#nanoTime]
    /// @return false when the deadline passed first
    synchronized boolean await(long deadline) throws InterruptedException {
        return waitWhile(this::isFull, deadline);
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

    synchronized void take(Outgoing message) {
        taken += weight(message);
    }

    synchronized void giveBack(Outgoing message) {
        taken -= weight(message);
        notifyAll();
    }

    private static long weight(Outgoing message) {
        long characters = switch (message) {
            case Outgoing.Email email ->
                (long) email.text().length() + email.html().length();
            case Outgoing.Text text -> text.text().length();
        };
        return characters <= LONG ? characters : characters * COPIES;
    }
}
