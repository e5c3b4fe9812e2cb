package gov.notify.worker.schedule;

import gov.notify.config.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/// What the clock does beside cleaning up.
@ConfigMapping(prefix = "notify")
public interface ScheduleConfig {

    /// How long a receipt is waited for before its message counts as a temporary failure.
    @WithName("sending.timeout")
    @Range(min = "1m")
    @WithDefault("3d")
    Duration sendingTimeout();

    /// Seal anew what another key than the first has sealed for good. Only once every api and worker knows
    /// the first key: one that does not could not open what is sealed with it.
    @WithName("sealing.reseal")
    @WithDefault("false")
    boolean reseal();
}
