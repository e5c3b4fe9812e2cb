package gov.notify.worker.receipt;

import gov.notify.receipt.ReceiptOutcome;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a batch of receipts comes to.
record SettledBatch(List<Line> lines, Collection<StatusChange> affected, List<Complaint> complaints) {

    /// What happens to one inbox row.
    ///
    /// @param outcome null while it waits
    /// @param nextLook null once it is settled
    record Line(
            InboxRow row,
            @Nullable ReceiptOutcome outcome,
            @Nullable Instant nextLook) {}

    record Complaint(
            UUID notificationId,
            UUID serviceId,
            String feedbackId,
            @Nullable String type,
            @Nullable Instant at) {}
}
