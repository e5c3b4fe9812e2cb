package gov.notify.worker.provider;

import java.time.Duration;

/// Whom to ask for one message, right now.
public sealed interface Choice {

    record Use(Provider provider) implements Choice {}

    /// Nobody: none is active, or all of them are being left alone for a while. The message waits; costs no attempt.
    record Wait(Reason reason, Duration after) implements Choice {}
}
