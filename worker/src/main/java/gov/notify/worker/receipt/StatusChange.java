package gov.notify.worker.receipt;

import gov.notify.notification.DeliveryState;
import gov.notify.notification.NotificationStatus;
import gov.notify.notification.StatusEvent;
import gov.notify.notification.StatusMachine;
import gov.notify.notification.StatusStep.Because;
import gov.notify.notification.StatusStep.Move;
import gov.notify.notification.StatusStep.Stay;
import gov.notify.receipt.ReceiptOutcome;
import gov.notify.receipt.ReceiptSource;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the receipts of one batch make of one notification.
final class StatusChange {

    private final LockedNotification target;
    private final ReceiptSource source;
    private final Set<NotificationStatus> reached = new LinkedHashSet<>();
    private DeliveryState state;
    private @Nullable HandOver handOver;
    private ReceiptDetails details = new ReceiptDetails(null, null, null, null, null, null);
    private boolean noted;
    private boolean optedOut;

    /// The hand-over that we learn of from a receipt, because our own call was never answered.
    record HandOver(
            String reference,
            ReceiptSource provider,
            @Nullable Instant at) {}

    /// @param source of its receipts: whoever got the message
    StatusChange(LockedNotification target, ReceiptSource source) {
        this.target = target;
        this.source = source;
        this.state = target.state();
    }

    /// The provider names our notification: it has the message, whatever became of our call.
    ///
    /// @return whether that was news
    boolean provenAccepted(InboxRow row) {
        boolean unanswered = handOver == null && target.reference() == null && awaitsAnswer();
        if (unanswered) {
            handOver = new HandOver(row.reference(), row.source(), row.eventAt());
            if (StatusMachine.next(state, StatusEvent.ACCEPTED) instanceof Move(var to, var timedOut)) {
                state = new DeliveryState(to, timedOut, false);
            }
        }
        return unanswered;
    }

    ReceiptOutcome apply(StatusEvent event, ReceiptDetails told) {
        return switch (StatusMachine.next(state, event)) {
            case Move(var to, var timedOut) -> {
                state = new DeliveryState(to, timedOut, false);
                reached.add(to);
                details = told.over(details);
                noted = true;
                yield ReceiptOutcome.APPLIED;
            }
            case Stay(var because) -> outcome(because);
        };
    }

    /// Notes carrier and price; what is not told stays.
    void note(ReceiptDetails told) {
        var sofar = details;
        details = new ReceiptDetails(
                        sofar.response(),
                        told.carrier(),
                        told.cost(),
                        sofar.failure(),
                        sofar.at(),
                        told.carrierAcceptedAt())
                .over(sofar);
        noted = true;
    }

    void optOut() {
        optedOut = true;
    }

    boolean hasNews() {
        return noted || handOver != null;
    }

    boolean changed() {
        return !state.equals(target.state());
    }

    ReceiptSource source() {
        return source;
    }

    /// The provider's id of the message, where anybody told us.
    @Nullable
    String reference() {
        return handOver == null ? target.reference() : handOver.reference();
    }

    LockedNotification target() {
        return target;
    }

    DeliveryState state() {
        return state;
    }

    ReceiptDetails details() {
        return details;
    }

    @Nullable
    HandOver handOver() {
        return handOver;
    }

    boolean optedOut() {
        return optedOut;
    }

    /// The statuses that the service is told of.
    Set<NotificationStatus> reached() {
        return reached;
    }

    private boolean awaitsAnswer() {
        return state.status() == NotificationStatus.CREATED
                || state.status() == NotificationStatus.SENDING
                || (state.status() == NotificationStatus.TECHNICAL_FAILURE && state.ambiguous());
    }

    private static ReceiptOutcome outcome(Because because) {
        return switch (because) {
            case DUPLICATE, OUT_OF_PLACE -> ReceiptOutcome.DUPLICATE;
            case LATE_BOUNCE -> ReceiptOutcome.LATE_BOUNCE;
        };
    }
}
