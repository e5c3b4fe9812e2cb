package gov.notify.worker.sweep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/// How often lost hints are looked for, and how many are repeated.
@ConfigMapping(prefix = "notify.sweep")
public interface SweepConfig {

    /// One worker sweeps at a time, whichever comes first.
    @DurationMin(millis = 50)
    @DurationMax(minutes = 1)
    @WithDefault("5s")
    Duration every();

    /// How long a hint may be on its way before it counts as lost.
    @DurationMin(millis = 0)
    @DurationMax(minutes = 10)
    @WithDefault("10s")
    Duration grace();

    /// Hints of one sweep and kind.
    @Min(1)
    @Max(100_000)
    @WithDefault("5000")
    int most();
}
