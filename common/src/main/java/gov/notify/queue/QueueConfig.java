package gov.notify.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/// How hints reach Redis. The same in api and worker.
@ConfigMapping(prefix = "notify.queue")
public interface QueueConfig {

    /// Sets of streams; fixed when Notify is installed. One is enough for any single Redis.
    @Min(1)
    @Max(64)
    @WithDefault("1")
    int shards();

    /// Hints that may wait for Redis; what comes beyond is left to the sweep.
    @Min(1)
    @Max(1_000_000)
    @WithDefault("20000")
    int waiting();

    /// Hints sent in one go.
    @Min(1)
    @Max(5000)
    @WithDefault("500")
    int batch();

    /// A batch that takes longer counts as lost.
    @DurationMin(millis = 10)
    @DurationMax(seconds = 30)
    @WithDefault("1s")
    Duration patience();

    /// After a lost batch no hint is sent for this long.
    @DurationMin(millis = 10)
    @DurationMax(minutes = 1)
    @WithDefault("500ms")
    Duration pause();
}
