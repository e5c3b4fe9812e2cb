package gov.notify.worker.stream;

import gov.notify.queue.Entry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Writes down how a handler answered.
public final class Notebook implements Acknowledger {

    public final List<Entry> done = new CopyOnWriteArrayList<>();
    public final List<Entry> released = new CopyOnWriteArrayList<>();
    public final List<Entry> unavailable = new CopyOnWriteArrayList<>();
    public final List<Entry> failed = new CopyOnWriteArrayList<>();
    public final Map<Entry, Duration> postponed = new ConcurrentHashMap<>();

    public boolean isEmpty() {
        return done.isEmpty() && released.isEmpty() && unavailable.isEmpty() && failed.isEmpty() && postponed.isEmpty();
    }

    @Override
    public void done(Collection<Entry> entries) {
        done.addAll(entries);
    }

    @Override
    public void postpone(Entry entry, Duration wait) {
        postponed.put(entry, wait);
    }

    @Override
    public void release(Collection<Entry> entries) {
        released.addAll(entries);
    }

    @Override
    public void unavailable(Collection<Entry> entries) {
        unavailable.addAll(entries);
    }

    @Override
    public void failed(Entry entry, Throwable trouble) {
        failed.add(entry);
    }
}
