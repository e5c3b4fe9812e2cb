package gov.notify.queue;

import java.util.List;

/// Tells workers that there is work. Call only after the commit that holds the work.
///
/// Never throws: a hint that cannot be sent (Redis gone, slow or full) is counted and forgotten, because the
/// sweep finds its row. Order is not kept.
@FunctionalInterface
public interface Hints {
    /// Returns at once.
    void send(List<Hint> hints);

    /// As [#send], for those who must know.
    ///
    /// @return false when some may not have arrived
    default boolean sendAndWait(List<Hint> hints) {
        send(hints);
        return true;
    }
}
