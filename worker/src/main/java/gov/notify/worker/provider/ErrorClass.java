package gov.notify.worker.provider;

import gov.notify.worker.provider.Handover.Misconfigured;
import gov.notify.worker.provider.Handover.QuotaSpent;
import gov.notify.worker.provider.Handover.RecipientUnknown;
import gov.notify.worker.provider.Handover.Refused;
import gov.notify.worker.provider.Handover.SenderUnknown;
import gov.notify.worker.provider.Handover.Throttled;
import gov.notify.worker.provider.Handover.TryLater;
import gov.notify.worker.provider.Handover.Unknown;
import java.time.Duration;

/// The kinds of trouble a provider call can meet. Every provider's table ends in one of these.
enum ErrorClass {
    /// A fault of the provider or the network; certainly not taken.
    RETRYABLE,
    /// Rate exceeded.
    THROTTLED,
    /// Daily, monthly or spending limit reached.
    QUOTA,
    /// Credentials, unverified domain, paused account, a number that is not ours.
    CONFIG,
    /// As [#CONFIG], of this message's sender alone.
    SENDER,
    /// As [#CONFIG], of this message's recipient alone.
    RECIPIENT,
    /// This message can never be taken.
    TERMINAL,
    /// It may have been taken.
    AMBIGUOUS;

    private static final Duration NEXT_TOKEN = Duration.ofSeconds(1);

    /// What the caller is told.
    ///
    /// @param quotaPause how long this provider is left alone when its allowance is spent
    Handover handover(Reason reason, Duration quotaPause) {
        return switch (this) {
            case RETRYABLE -> new TryLater(reason);
            case THROTTLED -> new Throttled(NEXT_TOKEN);
            case QUOTA -> new QuotaSpent(reason, quotaPause);
            case CONFIG -> new Misconfigured(reason, CircuitBreaker.SHORTEST);
            case SENDER -> new SenderUnknown(reason, CircuitBreaker.SHORTEST);
            case RECIPIENT -> new RecipientUnknown(reason);
            case TERMINAL -> new Refused(reason);
            case AMBIGUOUS -> new Unknown(reason);
        };
    }
}
