package gov.notify.worker.receipt;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The messages that a batch of receipts may speak of.
///
/// @param byReference live ones by the provider's id
/// @param byId live ones by ours
/// @param history those that have moved on, by the provider's id
record Known(Map<String, Target> byReference, Map<UUID, Target> byId, Map<String, Past> history) {

    /// A notification in history.
    record Past(UUID id, UUID serviceId) {}

    @Nullable
    Target target(InboxRow row) {
        var target = byReference.get(row.reference());
        var named = row.namedNotification();
        return target == null && named != null ? byId.get(named) : target;
    }
}
