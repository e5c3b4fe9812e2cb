package gov.notify.worker.receipt;

import gov.notify.notification.StatusEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a provider tells of one message, in our words.
sealed interface Receipt {

    /// It ended, well or badly.
    record Ended(StatusEvent event, ReceiptDetails details) implements Receipt {}

    /// A text ended badly; the status depends on how failures are mapped.
    record TextFailed(FailureClass failure, ReceiptDetails details) implements Receipt {}

    /// It is on its way. Proves that the provider has it.
    record UnderWay(ReceiptDetails details) implements Receipt {}

    /// The person called it spam.
    ///
    /// @param notSent the provider did not even send it, because of an earlier complaint
    record Complained(
            String feedbackId,
            @Nullable String type,
            @Nullable Instant at,
            boolean notSent) implements Receipt {}

    /// The person no longer wants texts from this number.
    record OptedOut() implements Receipt {}

    /// Nothing of use.
    record Nothing() implements Receipt {}
}
