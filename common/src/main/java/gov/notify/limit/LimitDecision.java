package gov.notify.limit;

import java.time.Duration;

/// Whether a service may send one more message.
public sealed interface LimitDecision {

    /// It may, and the message is counted.
    record Allowed() implements LimitDecision {}

    /// Too many calls in the last 60 s.
    record RateExceeded(Duration retryAfter) implements LimitDecision {}

    /// Too many messages of the kind today.
    record DailyLimitReached(Duration retryAfter) implements LimitDecision {}

    /// Too many messages in the allowance year.
    record TotalLimitReached(Duration retryAfter) implements LimitDecision {}
}
