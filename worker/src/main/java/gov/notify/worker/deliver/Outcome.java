package gov.notify.worker.deliver;

import gov.notify.worker.provider.Handover;
import org.jspecify.annotations.Nullable;

/// What a claim came to, ready to be stored.
///
/// @param call that led to it; null when none was made
record Outcome(
        ClaimedMessage claim, NextStep step, @Nullable Call call) {

    /// A hand-over to a provider.
    record Call(String provider, Handover answer, long millis) {}

    Outcome(ClaimedMessage claim, NextStep step) {
        this(claim, step, null);
    }
}
