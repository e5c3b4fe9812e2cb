package gov.notify.worker.deliver;

import gov.notify.message.Channel;
import gov.notify.notification.NotificationStatus;
import gov.notify.worker.deliver.NextStep.Forget;
import gov.notify.worker.deliver.NextStep.GiveUp;
import gov.notify.worker.deliver.NextStep.HeldBack;
import gov.notify.worker.deliver.NextStep.Hold;
import gov.notify.worker.deliver.NextStep.Postpone;
import gov.notify.worker.deliver.NextStep.Pretended;
import gov.notify.worker.deliver.NextStep.Release;
import gov.notify.worker.deliver.NextStep.Sent;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a row of `notifications` leaves `created`.
///
/// @param messageId the provider's id of a text
/// @param reference the provider's id of an email
/// @param response why it failed
record NotificationUpdate(
        UUID id,
        NotificationStatus status,
        @Nullable String messageId,
        @Nullable String reference,
        @Nullable Instant sentAt,
        @Nullable String sentBy,
        int units,
        @Nullable String response,
        boolean ambiguous,
        Instant storedAt) {

    /// Empty where the step leaves the row alone.
    static Optional<NotificationUpdate> of(Outcome outcome) {
        var claim = outcome.claim();
        var now = claim.now();
        return switch (outcome.step()) {
            case Sent sent ->
                Optional.of(handedOver(
                        claim,
                        sent.receiptComes() ? NotificationStatus.SENDING : NotificationStatus.SENT,
                        sent.reference(),
                        sent.provider(),
                        sent.units(),
                        sent.at(),
                        now));
            case Pretended(var reference, var provider, var at) ->
                Optional.of(handedOver(claim, NotificationStatus.SENDING, reference, provider, 0, at, now));
            case GiveUp(var why, var ambiguous) ->
                Optional.of(new NotificationUpdate(
                        claim.notificationId(),
                        NotificationStatus.TECHNICAL_FAILURE,
                        null,
                        null,
                        null,
                        null,
                        0,
                        why,
                        ambiguous,
                        now));
            case Postpone _, HeldBack _, Hold _, Forget _, Release _ -> Optional.empty();
        };
    }

    private static NotificationUpdate handedOver(
            Claim claim,
            NotificationStatus status,
            @Nullable String reference,
            @Nullable String provider,
            int units,
            Instant at,
            Instant now) {
        boolean email = claim.channel() == Channel.EMAIL;
        return new NotificationUpdate(
                claim.notificationId(),
                status,
                email ? null : reference,
                email ? reference : null,
                at,
                provider,
                units,
                null,
                reference == null,
                now);
    }
}
