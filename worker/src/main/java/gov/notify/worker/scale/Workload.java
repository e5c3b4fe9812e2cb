package gov.notify.worker.scale;

import java.time.Duration;

/// How much there is to do, and for how many.
///
/// @param due messages that could go now and nobody has taken; of very many, at least so many. What
/// waits for its sender's rate, for another try or for its provider is not due: no other worker
/// could send it
/// @param oldest since when the first of them could have gone
/// @param workers that live, at least 1
/// @param load this worker's sends as a share of what it is said to do; above 1 where it does more
record Workload(long due, Duration oldest, int workers, double load) {

    /// 0 to 100.
    long roomPercent() {
        return Math.clamp(Math.round(100 - 100 * load), 0, 100);
    }
}
