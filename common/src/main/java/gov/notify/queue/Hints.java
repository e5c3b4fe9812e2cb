package gov.notify.queue;

import java.util.List;

/// Tells workers that there is work. Call only after the commit that holds the work.
///
/// Returns at once and never throws: a hint that cannot be sent (Redis gone, slow or full) is counted and
/// forgotten, because the sweep finds its row. Order is not kept.
@FunctionalInterface
public interface Hints {
    void send(List<Hint> hints);
}
