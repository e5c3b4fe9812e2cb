package gov.notify.limit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Whether a service may send one more message.
public sealed interface LimitDecision {

    /// It may.
    ///
    /// @param counted what was counted, to be given back if the message is not sent after all; null
    /// where nothing was: nothing counts its kind, Redis could not be asked, or nobody knows what was
    /// sent before
    record Allowed(@Nullable LimitRequest counted) implements LimitDecision {

        static final Allowed UNCOUNTED = new Allowed(null);
    }

    /// Too many calls in the last 60 s.
    record RateExceeded(Duration retryAfter) implements LimitDecision {}

    /// Too many messages of the kind today.
    record DailyLimitReached(Duration retryAfter) implements LimitDecision {}

    /// Too many messages in the allowance year.
    record TotalLimitReached(Duration retryAfter) implements LimitDecision {}
}
