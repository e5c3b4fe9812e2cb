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
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Sends new messages to the end of their sender's line before anything of them is opened or rendered. Where nobody
/// waits for any sender, which is the usual case, it costs nothing.
@Singleton
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
    List<ClaimedMessage> pass(List<ClaimedMessage> taken, BiConsumer<ClaimedMessage, HeldBack> wait) {
        if (!backlog.any()) {
            return taken;
        }
        var onward = new ArrayList<ClaimedMessage>(taken.size());
        Map<Ration, List<TurnReservations.Waiting>> waiting = new LinkedHashMap<>();
        for (var claim : taken) {
            var content = claim.content();
            var identity =
                    content != null && mayWait(claim, content) ? sender(claim, content) : Optional.<Identity>empty();
            if (identity.isPresent() && backlog.reaches(identity.get(), claim.lane(), WORTH_WAITING_FOR)) {
                waiting.computeIfAbsent(new Ration(identity.get(), claim.lane()), _ -> new ArrayList<>())
                        .add(new TurnReservations.Waiting(
                                claim, Math.max(1, claim.parts()), until -> wait.accept(claim, until)));
            } else {
                onward.add(claim);
            }
        }
        waiting.forEach(
                (ration, messages) -> reservations.assign(ration.identity(), ration.lane(), Duration.ZERO, messages));
        return onward;
    }

    private static boolean mayWait(ClaimedMessage claim, ClaimedMessage.Content content) {
        return content.status() == NotificationStatus.CREATED
                && content.keyType() != KeyType.TEST
                && claim.lane() != Lane.HIGH
                && TurnReservations.isNew(claim);
    }

    // A sender depends on what stands in the row alone, not on the recipient or the text.
    private Optional<Identity> sender(ClaimedMessage claim, ClaimedMessage.Content content) {
        var unknown = new Recipient(claim.channel(), "");
        var outgoing = claim.channel() == Channel.EMAIL
                ? new OutgoingMessage.Email(
                        claim.notificationId(),
                        claim.serviceId(),
                        new OutgoingMessage.Sender("", ""),
                        unknown,
                        content.replyTo(),
                        "",
                        "",
                        "",
                        null,
                        claim.attempts())
                : new OutgoingMessage.Text(
                        claim.notificationId(),
                        claim.serviceId(),
                        unknown,
                        content.replyTo(),
                        "",
                        claim.parts(),
                        content.international(),
                        claim.attempts());
        return switch (providers.choose(outgoing, content.sentBy())) {
            case ProviderChoice.Use(var provider) -> Optional.of(rates.of(provider.identity(outgoing), outgoing));
            case ProviderChoice.Wait _ -> Optional.empty();
        };
    }
}
