package gov.notify.worker.provider;

import gov.notify.config.Matching;
import gov.notify.config.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Optional;

/// How we speak to the services that deliver. Credentials and region come from the usual AWS variables.
@ConfigMapping(prefix = "notify.provider")
public interface ProviderConfig {

    /// Sends in a provider's hands at once; sizes the connection pool of each client. Not below the worker's
    /// permits.
    @Range(min = "1", max = "4096")
    @WithDefault("128")
    int concurrency();

    /// To reach the provider at all.
    @Range(min = "50ms", max = "30s")
    @WithDefault("2s")
    Duration connectTimeout();

    /// For the whole call. Shorter than the claim's lease, or two workers could hold one message.
    @Range(min = "100ms", max = "60s")
    @WithDefault("8s")
    Duration callTimeout();

    /// How long the list of active providers may be stale.
    @Range(min = "1ms", max = "5m")
    @WithDefault("10s")
    Duration listAge();

    /// Speak to AWS's FIPS 140 endpoints. Off where the region has none; without meaning where
    /// `AWS_ENDPOINT_URL` is set.
    @WithDefault("true")
    boolean fips();

    Ses ses();

    Sms sms();

    Eum eum();

    Pinpoint pinpoint();

    interface Ses {
        /// Publishes events that name our notification id. Without one, an unanswered call is repeated blindly.
        @WithName("configuration-set")
        @Matching("[A-Za-z0-9_-]{1,64}")
        Optional<String> configurationSet();
    }

    interface Sms {
        /// Dearest a text may be, in USD; more is refused by the provider.
        @WithName("max-price")
        @Matching("\\d{0,2}\\.\\d{1,5}")
        Optional<String> maxPrice();
    }

    /// AWS End User Messaging SMS. Used only where `provider_details` says so.
    interface Eum {
        /// Publishes events about each text; without one no receipt ever comes back.
        @WithName("configuration-set")
        @Matching("[A-Za-z0-9_-]{1,64}")
        Optional<String> configurationSet();

        /// Have texts checked and not sent: for places that must reach nobody.
        @WithName("dry-run")
        @WithDefault("false")
        boolean dryRun();
    }

    /// Amazon Pinpoint, which AWS is retiring. Used only where `provider_details` says so.
    interface Pinpoint {
        /// The project that texts are sent for.
        @WithName("application-id")
        @Matching("[A-Za-z0-9]{1,64}")
        Optional<String> applicationId();
    }
}
