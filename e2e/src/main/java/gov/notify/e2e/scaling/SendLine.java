package gov.notify.e2e.scaling;

import java.util.ArrayDeque;
import java.util.Deque;

/// The messages of a simulation: those that could go, and those that have a turn of their own because
/// the provider takes no more.
final class SendLine {

    private static final class Batch {
        private final int since;
        private final boolean hasTurn;
        private long messages;

        Batch(int since, boolean hasTurn, long messages) {
            this.since = since;
            this.hasTurn = hasTurn;
            this.messages = messages;
        }
    }

    private final Deque<Batch> due = new ArrayDeque<>();
    private long dueMessages;
    private long held;
    private long accepted;
    private long sent;
    private long oldestEver;

    void accept(int second, long messages) {
        accepted += messages;
        add(second, false, messages);
    }

    private void add(int second, boolean hasTurn, long messages) {
        if (messages > 0) {
            due.addLast(new Batch(second, hasTurn, messages));
            dueMessages += messages;
        }
    }

    /// Lets workers do one second's work.
    ///
    /// @param capacity what they do, in sends
    /// @param limit what the provider takes a second
    /// @return what they sent
    long work(int second, long capacity, long limit) {
        long turns = Math.min(limit, held);
        held -= turns;
        add(second, true, turns);
        long free = limit - turns;
        long effort = capacity * WorkerModel.HELD_BACK_PART;
        long before = sent;
        while (effort > 0 && !due.isEmpty()) {
            var batch = due.getFirst();
            oldestEver = Math.max(oldestEver, second - batch.since);
            if (batch.hasTurn || free > 0) {
                long some = Math.min(batch.messages, effort / WorkerModel.HELD_BACK_PART);
                some = batch.hasTurn ? some : Math.min(some, free);
                if (some == 0) {
                    break;
                }
                free -= batch.hasTurn ? 0 : some;
                effort -= some * WorkerModel.HELD_BACK_PART;
                sent += some;
                take(batch, some);
            } else {
                long some = Math.min(batch.messages, effort);
                effort -= some;
                held += some;
                take(batch, some);
            }
        }
        return sent - before;
    }

    private void take(Batch batch, long some) {
        batch.messages -= some;
        dueMessages -= some;
        if (batch.messages == 0) {
            due.removeFirst();
        }
    }

    long due() {
        return dueMessages;
    }

    long held() {
        return held;
    }

    long oldestSeconds(int second) {
        return due.isEmpty() ? 0 : second - due.getFirst().since;
    }

    /// The longest that any message waited for a worker.
    long oldestEver() {
        return oldestEver;
    }

    long accepted() {
        return accepted;
    }

    long sent() {
        return sent;
    }

    boolean isEmpty() {
        return dueMessages == 0 && held == 0;
    }
}
