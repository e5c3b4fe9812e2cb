package gov.notify.worker.provider;

import java.time.Duration;

/// Whom to ask for one message, right now.
public sealed interface ProviderChoice {

    record Use(Provider provider) implements ProviderChoice {}

    /// Nobody: none is active, or all of them are being left alone for a while. The message waits; costs no
    /// attempt.
    record Wait(Reason reason, Duration after) implements ProviderChoice {}
}
