package gov.notify.worker.deliver;

import gov.notify.worker.provider.Outgoing;

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
    synchronized void awaitLarge() throws InterruptedException {
        largeWaiting++;
        try {
            while (taken + large() > size) {
                wait();
            }
            taken += large();
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
    synchronized void await() throws InterruptedException {
        while (isFull()) {
            wait();
        }
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
