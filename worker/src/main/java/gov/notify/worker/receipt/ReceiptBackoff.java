package gov.notify.worker.receipt;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How long a receipt waits for a message that takes its reference. It may be ahead of our own commit by moments; or
/// meant for somebody else who shares the account.
final class ReceiptBackoff {

    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(60),
            Duration.ofSeconds(300));
    private static final Duration THEN = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(6);

    private ReceiptBackoff() {}

    /// When to look again; empty when it has waited long enough.
    static Optional<Instant> nextLook(InboxRow row, Instant now) {
        if (row.receivedAt().plus(LONGEST).isBefore(now)) {
            return Optional.empty();
        }
        return Optional.of(now.plus(row.attempts() < WAITS.size() ? WAITS.get(row.attempts()) : THEN));
    }
}
