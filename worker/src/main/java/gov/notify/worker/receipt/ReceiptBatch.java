package gov.notify.worker.receipt;

import gov.notify.notification.StatusEvent;
import gov.notify.receipt.ReceiptOutcome;
import gov.notify.worker.receipt.Receipt.Complained;
import gov.notify.worker.receipt.Receipt.Ended;
import gov.notify.worker.receipt.Receipt.Nothing;
import gov.notify.worker.receipt.Receipt.OptedOut;
import gov.notify.worker.receipt.Receipt.TextFailed;
import gov.notify.worker.receipt.Receipt.UnderWay;
import gov.notify.worker.receipt.SettledBatch.Complaint;
import gov.notify.worker.receipt.SettledBatch.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Decides what receipts mean for the messages they speak of. Touches nothing.
final class ReceiptBatch {

    private final KnownNotifications known;
    private final FailureMapping mapping;
    private final Instant now;
    private final Map<UUID, StatusChange> affected = new LinkedHashMap<>();
    private final List<Complaint> complaints = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    ReceiptBatch(KnownNotifications known, FailureMapping mapping, Instant now) {
        this.known = known;
        this.mapping = mapping;
        this.now = now;
    }

    /// @param rows in the order in which they came
    SettledBatch settle(List<InboxRow> rows) {
        rows.forEach(this::settle);
        return new SettledBatch(lines, affected.values(), complaints);
    }

    private void settle(InboxRow row) {
        var receipt = row.receipt();
        var target = known.target(row);
        if (target != null) {
            var message = affected.computeIfAbsent(target.id(), _ -> new StatusChange(target, row.source()));
            lines.add(new Line(row, outcome(row, receipt, message), null));
            return;
        }
        lines.add(known.past(row)
                .map(past -> new Line(row, afterwards(receipt, past), null))
                .orElseGet(() -> unknown(row, receipt)));
    }

    private ReceiptOutcome outcome(InboxRow row, Receipt receipt, StatusChange message) {
        boolean proven = row.namedNotification() != null && message.provenAccepted(row);
        return switch (receipt) {
            case Ended(var event, var details) -> message.apply(event, details);
            case TextFailed(var failure, var details) -> failed(failure, details, message);
            case UnderWay(var details) -> {
                message.note(details);
                yield proven ? ReceiptOutcome.APPLIED : ReceiptOutcome.NOTED;
            }
            case Complained complained -> complained(complained, message);
            case OptedOut() -> {
                message.optOut();
                yield ReceiptOutcome.NOTED;
            }
            case Nothing() -> ReceiptOutcome.IGNORED;
        };
    }

    private ReceiptOutcome failed(FailureClass failure, ReceiptDetails details, StatusChange message) {
        if (failure == FailureClass.OPTED_OUT) {
            message.optOut();
        }
        return message.apply(failure.event(mapping), details);
    }

    private ReceiptOutcome complained(Complained complained, StatusChange message) {
        var target = message.target();
        complaints.add(complaint(complained, target.id(), target.serviceId()));
        if (complained.notSent()) {
            message.apply(
                    StatusEvent.PERMANENT_FAILURE, ReceiptDetails.of(SesReceipt.ON_ACCOUNT_LIST_SAYS, complained.at()));
        }
        return ReceiptOutcome.COMPLAINT;
    }

    // Statuses in history are closed; a complaint may come weeks later and still counts.
    private ReceiptOutcome afterwards(Receipt receipt, KnownNotifications.Past past) {
        return switch (receipt) {
            case Complained complained -> {
                complaints.add(complaint(complained, past.id(), past.serviceId()));
                yield ReceiptOutcome.COMPLAINT;
            }
            case Ended _, TextFailed _, UnderWay _, OptedOut _ -> ReceiptOutcome.LATE;
            case Nothing _ -> ReceiptOutcome.IGNORED;
        };
    }

    private Line unknown(InboxRow row, Receipt receipt) {
        if (receipt instanceof Nothing) {
            return new Line(row, ReceiptOutcome.IGNORED, null);
        }
        var nextLook = ReceiptBackoff.nextLook(row, now);
        @Nullable ReceiptOutcome outcome = nextLook.isPresent() ? null : ReceiptOutcome.UNKNOWN_REFERENCE;
        return new Line(row, outcome, nextLook.orElse(null));
    }

    private static Complaint complaint(Complained complained, UUID notificationId, UUID serviceId) {
        return new Complaint(notificationId, serviceId, complained.feedbackId(), complained.type(), complained.at());
    }
}
