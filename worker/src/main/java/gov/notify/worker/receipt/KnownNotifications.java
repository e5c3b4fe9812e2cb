package gov.notify.worker.receipt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The messages that a batch of receipts may speak of.
///
/// @param byReference live ones by the provider's id
/// @param byId live ones by ours
/// @param history those that have moved on
record KnownNotifications(
        Map<String, LockedNotification> byReference, Map<UUID, LockedNotification> byId, List<Past> history) {

    /// A notification in history.
    record Past(UUID id, UUID serviceId, @Nullable String reference) {

        private boolean isOf(InboxRow row) {
            return row.reference().equals(reference) || id.equals(row.namedNotification());
        }
    }

    @Nullable
    LockedNotification target(InboxRow row) {
        var target = byReference.get(row.reference());
        var named = row.namedNotification();
        return target == null && named != null ? byId.get(named) : target;
    }

    /// The message in history that a receipt speaks of.
    Optional<Past> past(InboxRow row) {
        return history.stream().filter(past -> past.isOf(row)).findFirst();
    }
}
