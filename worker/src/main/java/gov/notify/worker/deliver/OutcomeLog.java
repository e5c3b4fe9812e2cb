package gov.notify.worker.deliver;

import gov.notify.notification.NotificationStatus;
import gov.notify.notification.Uuid7;
import gov.notify.worker.deliver.NextStep.Forget;
import gov.notify.worker.deliver.NextStep.GiveUp;
import gov.notify.worker.deliver.NextStep.HeldBack;
import gov.notify.worker.deliver.NextStep.Hold;
import gov.notify.worker.deliver.NextStep.Postpone;
import gov.notify.worker.deliver.NextStep.Pretended;
import gov.notify.worker.deliver.NextStep.Release;
import gov.notify.worker.deliver.NextStep.Sent;
import gov.notify.worker.log.MessageLog;
import gov.notify.worker.log.MessageLog.Ended;
import gov.notify.worker.log.MessageLog.HandedOver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Logs the hand-overs and the ends in a batch of stored outcomes.
final class OutcomeLog {

    private static final String ELSEWHERE = "settled-before";

    private OutcomeLog() {}

    /// @param finished notifications whose status this batch changed
    static void write(List<Outcome> outcomes, Set<UUID> finished) {
        var handedOver = new ArrayList<HandedOver>(outcomes.size());
        var ended = new ArrayList<Ended>();
        for (var outcome : outcomes) {
            var id = outcome.claim().notificationId();
            var call = outcome.call();
            var status = status(outcome.step(), finished.contains(id));
            if (call != null) {
                handedOver.add(new HandedOver(
                        id,
                        call.provider(),
                        DeliveryMetrics.word(call.answer().getClass()),
                        outcome.step().providersReference(),
                        status == null ? ELSEWHERE : status.wireName(),
                        call.millis()));
            }
            if (status != null && status.isFinal()) {
                long age = Duration.between(Uuid7.createdAt(id), outcome.claim().now())
                        .toMillis();
                ended.add(new Ended(
                        id,
                        call == null ? null : call.provider(),
                        outcome.step().providersReference(),
                        status,
                        age));
            }
        }
        MessageLog.handedOver(handedOver);
        MessageLog.ended(ended);
    }

    private static @Nullable NotificationStatus status(NextStep step, boolean finished) {
        return switch (step) {
            case Sent sent when finished -> sent.receiptComes() ? NotificationStatus.SENDING : NotificationStatus.SENT;
            case GiveUp _ when finished -> NotificationStatus.TECHNICAL_FAILURE;
            case Pretended _ when finished -> NotificationStatus.SENDING;
            case Sent _, GiveUp _, Pretended _, Forget _ -> null;
            case Postpone _, HeldBack _, Hold _, Release _ -> NotificationStatus.CREATED;
        };
    }
}
