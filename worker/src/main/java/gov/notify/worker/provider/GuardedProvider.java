package gov.notify.worker.provider;

import gov.notify.worker.provider.Handover.Misconfigured;

/// A provider behind its [CircuitBreaker]: while that is open, no call is made. A call that is made ends in time, and
/// what it is refused for leaves a trace.
record GuardedProvider(Provider provider, CircuitBreaker breaker, CallDeadline deadline, RefusalLog refusals)
        implements Provider {

    @Override
    public String identifier() {
        return provider.identifier();
    }

    @Override
    public Handover send(OutgoingMessage message) {
        var unavailable = breaker.admit();
        if (unavailable.isPresent()) {
            return new Misconfigured(
                    unavailable.get().reason(), unavailable.get().after());
        }
        boolean answered = false;
        try {
            var answer = deadline.within(() -> provider.send(message));
            refusals.note(provider.identifier(), message, answer);
            var handover = breaker.heard(answer);
            answered = true;
            return handover;
        } finally {
            if (!answered) {
                breaker.heardNothing();
            }
        }
    }

    @Override
    public String identity(OutgoingMessage message) {
        return provider.identity(message);
    }

    @Override
    public boolean echoesNotificationId() {
        return provider.echoesNotificationId();
    }
}
