package gov.notify.security;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Makes the keys' owners from the environment, at start: a missing or malformed key stops the program with a sentence.
@ApplicationScoped
public class SecurityBeans {

    @Produces
    @Singleton
    @Startup
    Sealing sealing(SecurityConfig config, MeterRegistry meters) {
        var sealing = SealingKeys.parse(config.sealingKeys());
        FunctionCounter.builder("sealed_values", sealing, Sealing::count)
                .tag("key", Byte.toString(sealing.sealingKeyId()))
                .register(meters);
        return sealing;
    }

    @Produces
    @Singleton
    @Startup
    RecipientHash recipientHash(SecurityConfig config) {
        return new RecipientHash(config.recipientHashKey());
    }
}
