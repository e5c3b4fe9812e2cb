package gov.notify.worker.receipt;

import gov.notify.config.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// When the wait for a receipt ends.
@ConfigMapping(prefix = "notify.sending")
public interface ReceiptTimeoutConfig {

    /// How long a receipt is waited for before its message counts as a temporary failure.
    @Range(min = "1m")
    @WithDefault("3d")
    Duration timeout();
}
