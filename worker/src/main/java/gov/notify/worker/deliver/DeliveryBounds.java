package gov.notify.worker.deliver;

import gov.notify.worker.provider.ProviderConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/// How much of a channel a worker has in hand, and for how long.
@Singleton
final class DeliveryBounds {

    /// Between the end of the slowest call and the end of its claim: for storing what came of it.
    private static final Duration SPARE = Duration.ofSeconds(2);

    private final DeliveryConfig config;
    private final Duration callTimeout;

    @Inject
    DeliveryBounds(DeliveryConfig config, ProviderConfig providers) {
        this(config, providers.callTimeout());
    }

    /// @throws IllegalArgumentException if a call could outlast the claim it is made under
    DeliveryBounds(DeliveryConfig config, Duration callTimeout) {
        this.config = config;
        this.callTimeout = callTimeout;
        if (config.lease().compareTo(callTimeout.plus(SPARE).plusSeconds(1)) < 0) {
            throw new IllegalArgumentException("notify.delivery.lease (" + config.lease()
                    + ") must be at least 3 s longer than notify.provider.call-timeout (" + callTimeout
                    + "), or two workers could hold one message");
        }
    }

    /// Calls at once.
    int calls() {
        return config.permits();
    }

    /// Entries in hand at once.
    int entries() {
        return Math.max(3, config.permits() * config.prefetch());
    }

    /// How long after its claim a call may begin.
    Duration latestStart() {
        return config.lease().minus(callTimeout).minus(SPARE);
    }
}
