package gov.notify.worker.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/// How streams are read. The defaults suit any number of workers.
@ConfigMapping(prefix = "notify.stream")
public interface StreamConfig {

    /// How long one read waits when there is nothing to do; also how long stopping may have to wait for it.
    @DurationMin(millis = 10)
    @DurationMax(seconds = 5)
    @WithDefault("1s")
    Duration block();

    /// How often a worker says that it lives. One that is silent for three of these is dead, and its entries
    /// are taken over.
    @DurationMin(millis = 50)
    @DurationMax(seconds = 20)
    @WithDefault("3s")
    Duration heartbeat();

    /// How often entries of the dead are looked for.
    @DurationMin(millis = 50)
    @DurationMax(minutes = 1)
    @WithDefault("5s")
    Duration takeover();

    /// An entry that nobody has settled for this long is taken over even from the living: its handler failed.
    @DurationMin(millis = 100)
    @DurationMax(minutes = 10)
    @WithDefault("60s")
    Duration abandoned();

    /// Deliveries of one entry before it goes to the dead letters.
    @Min(1)
    @Max(100)
    @WithDefault("5")
    int deliveries();

    /// How often entries that have become due are put back on their streams.
    @DurationMin(millis = 10)
    @DurationMax(seconds = 10)
    @WithDefault("250ms")
    Duration mover();

    /// For work under way when the program is told to stop. The platform kills after 10 s.
    @DurationMin(millis = 100)
    @DurationMax(seconds = 60)
    @WithDefault("8s")
    Duration stopWithin();
}
