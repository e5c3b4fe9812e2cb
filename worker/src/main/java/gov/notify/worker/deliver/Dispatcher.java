package gov.notify.worker.deliver;

import gov.notify.message.Lane;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where prepared messages wait for a hand that calls the provider: a bounded number of virtual threads,
/// highest lane first, so that a sign-in code overtakes what was prepared before it.
final class Dispatcher {

    private final int hands;
    private final Consumer<ReadyMessage> call;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Lane, Queue<ReadyMessage>> waiting = new EnumMap<>(Lane.class);
    private int busy;

    /// @param hands calls at once
    /// @param call makes one; never throws
    Dispatcher(int hands, Consumer<ReadyMessage> call) {
        this.hands = hands;
        this.call = call;
        for (var lane : Lane.values()) {
            waiting.put(lane, new ArrayDeque<>());
        }
    }

    void add(Collection<ReadyMessage> messages) {
        int starting;
        lock.lock();
        try {
            for (var message : messages) {
                queue(message.claim().lane()).add(message);
            }
            starting = Math.min(hands - busy, messages.size());
            busy += starting;
        } finally {
            lock.unlock();
        }
        for (int i = 0; i < starting; i++) {
            Thread.startVirtualThread(this::work);
        }
    }

    /// Takes away everything that nobody has begun.
    List<ReadyMessage> clear() {
        lock.lock();
        try {
            var left = new ArrayList<ReadyMessage>();
            waiting.values().forEach(queue -> {
                left.addAll(queue);
                queue.clear();
            });
            return left;
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        for (var message = next(); message != null; message = next()) {
            call.accept(message);
        }
    }

    private @Nullable ReadyMessage next() {
        lock.lock();
        try {
            for (var lane : Lane.values()) {
                var message = queue(lane).poll();
                if (message != null) {
                    return message;
                }
            }
            busy--;
            return null;
        } finally {
            lock.unlock();
        }
    }

    private Queue<ReadyMessage> queue(Lane lane) {
        var queue = waiting.get(lane);
        if (queue == null) {
            throw new IllegalStateException("no queue for " + lane);
        }
        return queue;
    }
}
