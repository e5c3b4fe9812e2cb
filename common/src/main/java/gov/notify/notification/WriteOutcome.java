package gov.notify.notification;

import java.util.UUID;

/// What came of storing a notification.
public sealed interface WriteOutcome {

    /// It is committed.
    record Stored() implements WriteOutcome {}

    /// Its Idempotency-Key was used before with the same request: nothing was stored, and this was the answer
    /// then.
    record Replayed(UUID notificationId, byte[] sealedAnswer) implements WriteOutcome {}

    /// Its Idempotency-Key was used before with another request: nothing was stored.
    record KeyReused() implements WriteOutcome {}
}
