package gov.notify.worker.receipt;

import gov.notify.receipt.Outcome;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a batch of receipts comes to.
record Settled(List<Line> lines, Collection<Affected> affected, List<Complaint> complaints) {

    /// What happens to one inbox row.
    ///
    /// @param outcome null while it waits
    /// @param nextLook null once it is settled
    record Line(
            InboxRow row,
            @Nullable Outcome outcome,
            @Nullable Instant nextLook) {}

    record Complaint(
            UUID notificationId,
            UUID serviceId,
            String feedbackId,
            @Nullable String type,
            @Nullable Instant at) {}
}
