package gov.notify.worker.deliver;

import gov.notify.worker.provider.OutgoingMessage;
import gov.notify.worker.provider.Provider;
import java.time.Instant;

/// A claimed message, rendered and with a provider chosen: all that is left is to call.
///
/// @param identity whose rate it spends
/// @param cost in tokens of that rate
/// @param units fragments that will be billed once it is taken
/// @param receiptComes false where carriers send none
/// @param acceptedAt when its sender was told that we have it
record ReadyMessage(
        Claim claim,
        OutgoingMessage outgoing,
        Provider provider,
        String identity,
        int cost,
        int units,
        boolean receiptComes,
        AmbiguityPolicy ambiguity,
        Instant acceptedAt) {

    @Override
    public String toString() {
        return "Prepared[" + claim.notificationId() + "]";
    }
}
