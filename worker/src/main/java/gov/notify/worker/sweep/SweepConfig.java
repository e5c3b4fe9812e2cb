package gov.notify.worker.sweep;

import gov.notify.config.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How often lost hints are looked for, and how many are repeated.
@ConfigMapping(prefix = "notify.sweep")
public interface SweepConfig {

    /// How often claims that ran out are looked for: a killed worker's messages wait for it.
    @Range(min = "50ms", max = "1m")
    @WithDefault("2s")
    Duration claims();

    /// How often lost hints are looked for. One worker looks at a time, whichever comes first.
    @Range(min = "50ms", max = "1m")
    @WithDefault("5s")
    Duration every();

    /// How long a hint may be on its way before it counts as lost.
    @Range(min = "0ms", max = "10m")
    @WithDefault("10s")
    Duration grace();

    /// Hints of one page and kind.
    @Range(min = "1", max = "100000")
    @WithDefault("5000")
    int most();
}
