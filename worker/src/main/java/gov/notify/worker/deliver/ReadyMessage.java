package gov.notify.worker.deliver;

import gov.notify.worker.provider.OutgoingMessage;
import gov.notify.worker.provider.Provider;
import java.time.Instant;

/// A claimed message, rendered and with a provider chosen: all that is left is to call.
///
/// @param identity whose rate it spends
/// @param receiptComes false where carriers send none
/// @param acceptedAt when its sender was told that we have it
record ReadyMessage(
        ClaimedMessage claim,
        OutgoingMessage outgoing,
        Provider provider,
        String identity,
        boolean receiptComes,
        AmbiguityPolicy ambiguity,
        Instant acceptedAt) {

    ReadyMessage with(ClaimedMessage renewed) {
        return new ReadyMessage(renewed, outgoing, provider, identity, receiptComes, ambiguity, acceptedAt);
    }

    /// Fragments that will be billed once it is taken.
    int units() {
        return switch (outgoing) {
            case OutgoingMessage.Email _ -> 0;
            case OutgoingMessage.Text text -> text.parts();
        };
    }

    /// In tokens of its identity's rate.
    int cost() {
        return Math.max(1, units());
    }

    @Override
    public String toString() {
        return "ReadyMessage[" + claim.notificationId() + "]";
    }
}
