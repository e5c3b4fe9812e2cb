package gov.notify.worker.stream;

import gov.notify.queue.Entry;
import java.util.List;

/// Does the work that entries stand for.
public interface EntryHandler {

    /// Comes before everything else, once.
    ///
    /// @param acknowledger the one that [#handle] is given too, for whoever answers later
    default void start(Acknowledger acknowledger) {}

    /// Works on entries that one read brought. Runs on a virtual thread of its own; several calls run side by
    /// side.
    ///
    /// Every entry is answered once through `acknowledger`, during the call or later from any thread. When
    /// the call throws, what it left unanswered stays pending and is delivered again after a while, a limited
    /// number of times.
    void handle(List<Entry> entries, Acknowledger acknowledger);

    /// An entry goes to the dead letters. Stores what becomes of its message or receipt; safe to call twice.
    default void gaveUp(Entry entry) {}

    /// Whether what it goes on with in the background still runs. Asks no store.
    default boolean isWell() {
        return true;
    }

    /// The program stops: nothing more will be read. Answer what is not started with [Acknowledger#release],
    /// finish the rest.
    default void stop() {}
}
