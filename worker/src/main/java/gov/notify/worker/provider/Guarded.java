package gov.notify.worker.provider;

import gov.notify.worker.provider.Handover.Misconfigured;

/// A provider behind its [Breaker]: while that is open, no call is made.
record Guarded(Provider provider, Breaker breaker) implements Provider {

    @Override
    public String identifier() {
        return provider.identifier();
    }

    @Override
    public Handover send(Outgoing message) {
        var closed = breaker.admit();
        if (closed.isPresent()) {
            return new Misconfigured(closed.get().reason(), closed.get().after());
        }
        boolean answered = false;
        try {
            var handover = breaker.heard(provider.send(message));
            answered = true;
            return handover;
        } finally {
            if (!answered) {
                breaker.heardNothing();
            }
        }
    }

    @Override
    public String identity(Outgoing message) {
        return provider.identity(message);
    }

    @Override
    public boolean echoesNotificationId() {
        return provider.echoesNotificationId();
    }
}
