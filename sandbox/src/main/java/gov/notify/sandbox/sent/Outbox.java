package gov.notify.sandbox.sent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The latest messages with their content, oldest forgotten first.
public final class Outbox {
    private static final int MOST_MESSAGES = 5_000;
    private static final long MOST_BYTES = 48L * 1024 * 1024;

    private final Deque<Kept> messages = new ArrayDeque<>();
    private final List<Consumer<Kept>> listeners = new CopyOnWriteArrayList<>();
    private long bytes;
    private long count;

    public void add(Sent message, SentContent content) {
        Kept kept;
        synchronized (this) {
            kept = new Kept(++count, message, content);
            messages.addLast(kept);
            bytes += content.size();
            while (messages.size() > MOST_MESSAGES || (bytes > MOST_BYTES && messages.size() > 1)) {
                bytes -= messages.removeFirst().content().size();
            }
        }
        listeners.forEach(listener -> listener.accept(kept));
    }

    /// The newest messages first, at most `limit` of those that match.
    public synchronized List<Kept> newest(int limit, Predicate<Sent> wanted) {
        var found = new ArrayList<Kept>();
        for (var newest = messages.descendingIterator(); newest.hasNext() && found.size() < limit; ) {
            var kept = newest.next();
            if (wanted.test(kept.message())) {
                found.add(kept);
            }
        }
        return found;
    }

    public synchronized Optional<Kept> find(String id) {
        return messages.stream().filter(kept -> kept.message().id().equals(id)).findFirst();
    }

    public synchronized void clear() {
        messages.clear();
        bytes = 0;
    }

    /// Calls `listener` for every message from now on, on the thread that took it: it must not block.
    ///
    /// @return ends that
    public Runnable listen(Consumer<Kept> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
