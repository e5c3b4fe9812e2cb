package gov.notify.worker.deliver;

import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import gov.notify.message.Lane;
import gov.notify.notification.NotificationStatus;
import gov.notify.queue.TokenBucket.Identity;
import gov.notify.security.Recipient;
import gov.notify.worker.deliver.NextStep.HeldBack;
import gov.notify.worker.provider.OutgoingMessage;
import gov.notify.worker.provider.ProviderChoice;
import gov.notify.worker.provider.Providers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Sends new messages to the end of their sender's line before anything of them is opened or rendered. Where nobody
/// waits for any sender, which is the usual case, it costs nothing.
final class EarlyRateLimiter {

    private static final Duration WORTH_WAITING_FOR = Duration.ofSeconds(1);

    private final Providers providers;
    private final SendRates rates;
    private final SenderBacklog backlog;
    private final TurnReservations reservations;

    EarlyRateLimiter(Providers providers, SendRates rates, SenderBacklog backlog, TurnReservations reservations) {
        this.providers = providers;
        this.rates = rates;
        this.backlog = backlog;
        this.reservations = reservations;
    }

    private record Ration(Identity identity, Lane lane) {}

    /// @param wait is told of those that must wait
    /// @return all others
    List<QueueClaimer.Taken> pass(List<QueueClaimer.Taken> taken, BiConsumer<Claim, HeldBack> wait) {
        if (!backlog.any()) {
            return taken;
        }
        var onward = new ArrayList<QueueClaimer.Taken>(taken.size());
        Map<Ration, List<TurnReservations.Waiting>> waiting = new LinkedHashMap<>();
        for (var one : taken) {
            var claim = one.claim();
            var notification = one.notification();
            var identity = notification != null && mayWait(claim, notification)
                    ? sender(claim, notification)
                    : Optional.<Identity>empty();
            if (identity.isPresent() && backlog.reaches(identity.get(), claim.lane(), WORTH_WAITING_FOR)) {
                waiting.computeIfAbsent(new Ration(identity.get(), claim.lane()), _ -> new ArrayList<>())
                        .add(new TurnReservations.Waiting(
                                claim, Math.max(1, claim.parts()), until -> wait.accept(claim, until)));
            } else {
                onward.add(one);
            }
        }
        waiting.forEach(
                (ration, messages) -> reservations.assign(ration.identity(), ration.lane(), Duration.ZERO, messages));
        return onward;
    }

    private static boolean mayWait(Claim claim, ClaimedNotification notification) {
        return notification.status() == NotificationStatus.CREATED
                && notification.keyType() != KeyType.TEST
                && claim.lane() != Lane.HIGH
                && TurnReservations.isNew(claim);
    }

    // A sender depends on what stands in the row alone, not on the recipient or the text.
    private Optional<Identity> sender(Claim claim, ClaimedNotification notification) {
        var unknown = new Recipient(notification.channel(), "");
        var outgoing = notification.channel() == Channel.EMAIL
                ? new OutgoingMessage.Email(
                        notification.id(),
                        notification.serviceId(),
                        new OutgoingMessage.Sender("", ""),
                        unknown,
                        notification.replyTo(),
                        "",
                        "",
                        "",
                        null,
                        claim.attempts())
                : new OutgoingMessage.Text(
                        notification.id(),
                        notification.serviceId(),
                        unknown,
                        notification.replyTo(),
                        "",
                        claim.parts(),
                        notification.international(),
                        claim.attempts());
        return switch (providers.choose(outgoing, notification.sentBy())) {
            case ProviderChoice.Use(var provider) -> Optional.of(rates.of(provider.identity(outgoing), outgoing));
            case ProviderChoice.Wait _ -> Optional.empty();
        };
    }
}
