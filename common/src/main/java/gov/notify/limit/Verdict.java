package gov.notify.limit;

import java.time.Duration;

/// Whether a service may send one more message.
public sealed interface Verdict {

    /// It may, and the message is counted.
    record Allowed() implements Verdict {}

    /// Too many calls in the last 60 s.
    record RateExceeded(Duration retryAfter) implements Verdict {}

    /// Too many messages of the kind today.
    record DailyLimitReached(Duration retryAfter) implements Verdict {}

    /// Too many messages in the allowance year.
    record TotalLimitReached(Duration retryAfter) implements Verdict {}
}
