package gov.notify.worker.deliver;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What happens to a claimed message now.
sealed interface NextStep {

    /// It was handed over.
    ///
    /// @param reference the provider's id; null when nobody ever told us
    /// @param units fragments to bill; 0 for emails and for test keys
    /// @param receiptComes false where carriers send none: then this is final
    record Sent(@Nullable String reference, @Nullable String provider, int units, boolean receiptComes, Instant at)
            implements NextStep {}

    /// Of a test key: nobody was asked, and a receipt is made up. The queue keeps the message until that has
    /// happened, so that a lost hint only delays it.
    record Pretended(String reference, @Nullable String provider, Instant at) implements NextStep {

        private static final Duration RECEIPT_AFTER = Duration.ofSeconds(1);
        private static final Duration CHECK_AFTER = Duration.ofSeconds(20);

        Instant receiptAt() {
            return at.plus(RECEIPT_AFTER);
        }

        Instant checkAt() {
            return at.plus(CHECK_AFTER);
        }
    }

    /// It is tried again.
    ///
    /// @param counted whether this attempt counts against the message; otherwise it is given back
    record Postpone(Instant due, boolean counted) implements NextStep {}

    /// It waits for its sender's rate, or for [MemoryBudget]: nothing was tried.
    ///
    /// @param identity the sender, or [MemoryBudget#NAME], kept beside the message for whoever asks why it waits
    record HeldBack(Instant due, String identity) implements NextStep {}

    /// The provider may have it: wait for a receipt until then, and send it again with the same provider.
    record Hold(Instant until, String provider) implements NextStep {}

    /// It ends as `technical-failure`.
    ///
    /// @param why stored as `provider_response`; names nobody
    /// @param ambiguous whether the provider may have it after all, so that a receipt may still correct this
    record GiveUp(String why, boolean ambiguous) implements NextStep {}

    /// Its row says that it is over already: the queue forgets it.
    record Forget() implements NextStep {}

    /// It was not begun: whoever reads it next may have it at once.
    record Release() implements NextStep {}
}
