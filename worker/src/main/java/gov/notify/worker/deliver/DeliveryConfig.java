package gov.notify.worker.deliver;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/// How a worker shares itself between messages. Changing these needs no deploy of the api.
@ConfigMapping(prefix = "notify.delivery")
public interface DeliveryConfig {

    /// Sends in the provider's hands at once, per channel and worker. More helps only while the provider is
    /// slow, not throttling.
    @Min(1)
    @Max(4096)
    @WithDefault("64")
    int permits();

    /// Messages claimed at once, as a multiple of the permits: what is being prepared or stored while others
    /// are in the provider's hands.
    @Min(1)
    @Max(32)
    @WithDefault("10")
    int prefetch();

    /// How long a claimed message belongs to its worker. Longer than the slowest provider call by some seconds;
    /// shorter than anyone's patience, because a killed worker's messages wait for it.
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 10)
    @WithDefault("15s")
    Duration lease();

    /// Outcomes stored in one transaction, at most.
    @Min(1)
    @Max(5000)
    @WithDefault("500")
    int outcomeBatch();

    /// Transactions that store outcomes side by side, per channel.
    @Min(1)
    @Max(8)
    @WithDefault("2")
    int outcomeWriters();

    Retry retry();

    Ambiguous ambiguous();

    Rates rates();

    /// When to stop trying.
    interface Retry {
        /// While the provider or the network is at fault.
        @DurationMin(seconds = 1)
        @DurationMax(days = 3)
        @WithDefault("4h")
        Duration budget();

        /// While an allowance is used up or our side is set up wrongly.
        @DurationMin(seconds = 1)
        @DurationMax(days = 7)
        @WithDefault("24h")
        Duration quotaBudget();
    }

    /// What to do when nobody can tell whether a provider took a message.
    interface Ambiguous {
        /// Send again (a person may get it twice) or not (a person may not get it). A service may have its own.
        @WithDefault("at-least-once")
        AmbiguousPolicy policy();

        /// How long to wait for a receipt that settles it, where the provider's receipts name our id.
        @DurationMin(millis = 0)
        @DurationMax(hours = 1)
        @WithDefault("90s")
        Duration hold();

        /// The same for lane `high`.
        @DurationMin(millis = 0)
        @DurationMax(hours = 1)
        @WithDefault("20s")
        Duration holdHigh();

        /// The same where the worker that called died: its lease has given the receipt most of the time already.
        /// Lease, one sweep and this stay under the 30 s in which a dead worker's messages must be cared for.
        @DurationMin(millis = 0)
        @DurationMax(hours = 1)
        @WithDefault("5s")
        Duration holdAfterDeath();
    }

    /// What identities may send that have no row in `origination_identities`, in parts a second.
    interface Rates {
        /// An email account.
        @DecimalMin("0.01")
        @WithDefault("14")
        double email();

        /// A North American toll-free number (800, 833, 844, 855, 866, 877, 888).
        @DecimalMin("0.01")
        @WithDefault("3")
        double tollFree();

        /// Any other number or name.
        @DecimalMin("0.01")
        @WithDefault("1")
        double other();
    }
}
