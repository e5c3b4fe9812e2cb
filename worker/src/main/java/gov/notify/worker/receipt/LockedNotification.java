package gov.notify.worker.receipt;

import gov.notify.message.Channel;
import gov.notify.notification.DeliveryState;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The notification that a receipt speaks of, locked until the batch is committed.
///
/// @param reference the provider's id, where we have it
/// @param parts what to bill when the hand-over is learnt from the receipt; 0 for emails and test keys
/// @param sender whom the person may have opted out of; empty for the default
record LockedNotification(
        UUID id,
        UUID serviceId,
        Channel channel,
        DeliveryState state,
        @Nullable String reference,
        int parts,
        byte @Nullable [] recipientHash,
        String sender) {

    @Override
    public String toString() {
        return "LockedNotification[" + id + " " + state.status().wireName() + "]";
    }
}
