package gov.notify.worker.provider;

import gov.notify.worker.provider.Handover.Accepted;
import gov.notify.worker.provider.Handover.Misconfigured;
import gov.notify.worker.provider.Handover.QuotaSpent;
import gov.notify.worker.provider.Handover.RecipientUnknown;
import gov.notify.worker.provider.Handover.Refused;
import gov.notify.worker.provider.Handover.SenderUnknown;
import gov.notify.worker.provider.Handover.Throttled;
import gov.notify.worker.provider.Handover.TryLater;
import gov.notify.worker.provider.Handover.Unknown;
import java.util.Optional;

/// A provider behind its [CircuitBreaker]s: while one of them is open, no call is made. A call that is
/// made ends in time, and what it is refused for leaves a trace.
///
/// @param breaker of all whose messages spend the same rate
/// @param ofSender of one sender among them, whom the provider does not know although it knows the others
record GuardedProvider(
        Provider provider, CircuitBreaker breaker, CircuitBreaker ofSender, CallDeadline deadline, RefusalLog refusals)
        implements Provider {

    /// Empty when a message may be sent; otherwise why not, and how long to wait.
    Optional<ProviderChoice.Wait> unavailability() {
        return ofSender.unavailability().or(breaker::unavailability);
    }

    @Override
    public String identifier() {
        return provider.identifier();
    }

    @Override
    public Handover send(OutgoingMessage message) {
        var unavailable = admit();
        if (unavailable.isPresent()) {
            return new Misconfigured(
                    unavailable.get().reason(), unavailable.get().after());
        }
        boolean answered = false;
        try {
            var answer = deadline.within(() -> provider.send(message));
            refusals.note(provider.identifier(), message, answer);
            var handover = heard(breaker.heard(answer));
            answered = true;
            return handover;
        } finally {
            if (!answered) {
                breaker.heardNothing();
                ofSender.heardNothing();
            }
        }
    }

    private Optional<ProviderChoice.Wait> admit() {
        var unavailable = ofSender.admit();
        if (unavailable.isPresent()) {
            return unavailable;
        }
        var ofAll = breaker.admit();
        if (ofAll.isPresent()) {
            ofSender.heardNothing();
        }
        return ofAll;
    }

    /// What an answer says of the sender. Of most it says nothing.
    private Handover heard(Handover answer) {
        return switch (answer) {
            case SenderUnknown(var reason, var after) -> ofSender.heard(new Misconfigured(reason, after));
            case Accepted _, RecipientUnknown _ -> ofSender.heard(answer);
            case TryLater _, Throttled _, QuotaSpent _, Misconfigured _, Refused _, Unknown _ -> {
                ofSender.heardNothing();
                yield answer;
            }
        };
    }

    @Override
    public String identity(OutgoingMessage message) {
        return provider.identity(message);
    }

    @Override
    public String sender(OutgoingMessage message) {
        return provider.sender(message);
    }

    @Override
    public boolean echoesNotificationId() {
        return provider.echoesNotificationId();
    }
}
