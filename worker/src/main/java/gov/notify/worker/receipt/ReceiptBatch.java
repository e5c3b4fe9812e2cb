package gov.notify.worker.receipt;

import gov.notify.notification.StatusEvent;
import gov.notify.receipt.Outcome;
import gov.notify.worker.receipt.Receipt.Complained;
import gov.notify.worker.receipt.Receipt.Ended;
import gov.notify.worker.receipt.Receipt.Nothing;
import gov.notify.worker.receipt.Receipt.OptedOut;
import gov.notify.worker.receipt.Receipt.TextFailed;
import gov.notify.worker.receipt.Receipt.UnderWay;
import gov.notify.worker.receipt.Settled.Complaint;
import gov.notify.worker.receipt.Settled.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Decides what receipts mean for the messages they speak of. Touches nothing.
final class ReceiptBatch {

    private final Known known;
    private final FailureMapping mapping;
    private final Instant now;
    private final Map<UUID, Affected> affected = new LinkedHashMap<>();
    private final List<Complaint> complaints = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    ReceiptBatch(Known known, FailureMapping mapping, Instant now) {
        this.known = known;
        this.mapping = mapping;
        this.now = now;
    }

    /// @param rows in the order in which they came
    Settled settle(List<InboxRow> rows) {
        rows.forEach(this::settle);
        return new Settled(lines, affected.values(), complaints);
    }

    private void settle(InboxRow row) {
        var receipt = row.receipt();
        var target = known.target(row);
        if (target != null) {
            var message = affected.computeIfAbsent(target.id(), _ -> new Affected(target, row.source()));
            lines.add(new Line(row, outcome(row, receipt, message), null));
            return;
        }
        lines.add(known.past(row)
                .map(past -> new Line(row, afterwards(receipt, past), null))
                .orElseGet(() -> unknown(row, receipt)));
    }

    private Outcome outcome(InboxRow row, Receipt receipt, Affected message) {
        boolean proven = row.namedNotification() != null && message.provenAccepted(row);
        return switch (receipt) {
            case Ended(var event, var details) -> message.apply(event, details);
            case TextFailed(var failure, var details) -> failed(failure, details, message);
            case UnderWay(var details) -> {
                message.note(details);
                yield proven ? Outcome.APPLIED : Outcome.NOTED;
            }
            case Complained complained -> complained(complained, message);
            case OptedOut() -> {
                message.optOut();
                yield Outcome.NOTED;
            }
            case Nothing() -> Outcome.IGNORED;
        };
    }

    private Outcome failed(FailureClass failure, Details details, Affected message) {
        if (failure == FailureClass.OPTED_OUT) {
            message.optOut();
        }
        return message.apply(failure.event(mapping), details);
    }

    private Outcome complained(Complained complained, Affected message) {
        var target = message.target();
        complaints.add(complaint(complained, target.id(), target.serviceId()));
        if (complained.notSent()) {
            message.apply(StatusEvent.PERMANENT_FAILURE, Details.of(SesReceipt.ON_ACCOUNT_LIST_SAYS, complained.at()));
        }
        return Outcome.COMPLAINT;
    }

    // Statuses in history are closed; a complaint may come weeks later and still counts.
    private Outcome afterwards(Receipt receipt, Known.Past past) {
        return switch (receipt) {
            case Complained complained -> {
                complaints.add(complaint(complained, past.id(), past.serviceId()));
                yield Outcome.COMPLAINT;
            }
            case Ended _, TextFailed _, UnderWay _, OptedOut _ -> Outcome.LATE;
            case Nothing _ -> Outcome.IGNORED;
        };
    }

    private Line unknown(InboxRow row, Receipt receipt) {
        if (receipt instanceof Nothing) {
            return new Line(row, Outcome.IGNORED, null);
        }
        var nextLook = Patience.nextLook(row, now);
        @Nullable Outcome outcome = nextLook.isPresent() ? null : Outcome.UNKNOWN_REFERENCE;
        return new Line(row, outcome, nextLook.orElse(null));
    }

    private static Complaint complaint(Complained complained, UUID notificationId, UUID serviceId) {
        return new Complaint(notificationId, serviceId, complained.feedbackId(), complained.type(), complained.at());
    }
}
