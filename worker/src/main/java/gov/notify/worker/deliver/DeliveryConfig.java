package gov.notify.worker.deliver;

import gov.notify.config.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How a worker shares itself between messages. Changing these needs no deploy of the api.
@ConfigMapping(prefix = "notify.delivery")
public interface DeliveryConfig {

    /// Sends in the provider's hands at once, per channel and worker. More helps only while the provider is
    /// slow, not throttling.
    @Range(min = "1", max = "4096")
    @WithDefault("64")
    int permits();

    /// Messages claimed at once, as a multiple of the permits: what is being prepared or stored while others
    /// are in the provider's hands.
    @Range(min = "1", max = "32")
    @WithDefault("10")
    int prefetch();

    /// How long a claimed message belongs to its worker. Longer than the slowest provider call by some seconds;
    /// shorter than anyone's patience, because a killed worker's messages wait for it.
    @Range(min = "1s", max = "10m")
    @WithDefault("15s")
    Duration lease();

    /// Outcomes stored in one transaction, at most.
    @Range(min = "1", max = "5000")
    @WithDefault("500")
    int outcomeBatch();

    /// Transactions that store outcomes side by side, per channel. One gathers larger batches than two, which
    /// costs Postgres less.
    @Range(min = "1", max = "8")
    @WithDefault("1")
    int outcomeWriters();

    Retry retry();

    Ambiguous ambiguous();

    Rates rates();

    /// When to stop trying.
    interface Retry {
        /// While the provider or the network is at fault.
        @Range(min = "1s", max = "3d")
        @WithDefault("4h")
        Duration budget();

        /// While an allowance is used up or our side is set up wrongly.
        @Range(min = "1s", max = "7d")
        @WithDefault("24h")
        Duration quotaBudget();
    }

    /// What to do when nobody can tell whether a provider took a message.
    interface Ambiguous {
        /// Send again (a person may get it twice) or not (a person may not get it). A service may have its own.
        @WithDefault("at-least-once")
        AmbiguityPolicy policy();

        /// How long to wait for a receipt that settles it, where the provider's receipts name our id.
        @Range(min = "0ms", max = "1h")
        @WithDefault("90s")
        Duration hold();

        /// The same for lane `high`.
        @Range(min = "0ms", max = "1h")
        @WithDefault("20s")
        Duration holdHigh();

        /// The same where the worker that called died: its lease has given the receipt most of the time already.
        /// Lease, one sweep and this stay under the 30 s in which a dead worker's messages must be cared for.
        @Range(min = "0ms", max = "1h")
        @WithDefault("5s")
        Duration holdAfterDeath();
    }

    /// What identities may send that have no row in `origination_identities`, in parts a second.
    interface Rates {
        /// An email account.
        @Range(min = "0.01")
        @WithDefault("14")
        double email();

        /// A North American toll-free number (800, 833, 844, 855, 866, 877, 888).
        @Range(min = "0.01")
        @WithDefault("3")
        double tollFree();

        /// Any other number or name.
        @Range(min = "0.01")
        @WithDefault("1")
        double other();
    }
}
