package gov.notify.worker.stream;

import gov.notify.queue.Entry;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/// How a handler settles entries. A second answer for the same entry does nothing.
public interface Acknowledger {

    /// What the entries stand for is settled and committed (or is not ours): they go away.
    void done(Collection<Entry> entries);

    /// To be looked at again after `wait`; when the work is due is already committed in Postgres where that
    /// matters.
    void postpone(Entry entry, Duration wait);

    /// As [#postpone(Entry, Duration)], all of them in one go.
    default void postpone(Map<Entry, Duration> entries) {
        entries.forEach(this::postpone);
    }

    /// Not started, and not going to be: another worker may have them at once.
    void release(Collection<Entry> entries);

    /// Something that every entry needs (Postgres, mostly) is away: these come back in a moment, and reading
    /// rests until then. Not the entries' fault, so it counts against none.
    void unavailable(Collection<Entry> entries);

    /// The handler failed at this entry in a way nobody expected. It is delivered again, a limited number of
    /// times.
    void failed(Entry entry, Throwable trouble);
}
