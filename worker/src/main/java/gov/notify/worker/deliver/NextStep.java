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

    /// Whether it changes the status of the notification.
    default boolean changesStatus() {
        return switch (this) {
            case Sent _, Pretended _, GiveUp _ -> true;
            case Postpone _, HeldBack _, Hold _, Forget _, Release _ -> false;
        };
    }

    /// Whether it leaves the queue; otherwise it rests there until its time.
    default boolean leavesQueue() {
        return switch (this) {
            case Sent _, GiveUp _, Forget _ -> true;
            case Pretended _, Postpone _, HeldBack _, Hold _, Release _ -> false;
        };
    }

    /// Whether it ends undelivered.
    default boolean fails() {
        return switch (this) {
            case GiveUp _ -> true;
            case Sent _, Pretended _, Postpone _, HeldBack _, Hold _, Forget _, Release _ -> false;
        };
    }

    /// What a provider knows it by, for receipts to name; null where no provider was asked, or none has said.
    default @Nullable String providersReference() {
        return switch (this) {
            case Sent sent -> sent.reference();
            case Pretended _, Postpone _, HeldBack _, Hold _, GiveUp _, Forget _, Release _ -> null;
        };
    }

    /// The provider that may have it without having said so; null where that is in no doubt.
    default @Nullable String doubtfulProvider() {
        return switch (this) {
            case Hold hold -> hold.provider();
            case Sent _, Pretended _, Postpone _, HeldBack _, GiveUp _, Forget _, Release _ -> null;
        };
    }

    /// Whose rate, or what else of which there is too little now, it waits for; null where for nothing of the kind.
    default @Nullable String waitsFor() {
        return switch (this) {
            case HeldBack heldBack -> heldBack.identity();
            case Sent _, Pretended _, Postpone _, Hold _, GiveUp _, Forget _, Release _ -> null;
        };
    }
}
