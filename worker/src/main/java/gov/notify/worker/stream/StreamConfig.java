package gov.notify.worker.stream;

import gov.notify.config.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How streams are read. The defaults suit any number of workers.
@ConfigMapping(prefix = "notify.stream")
public interface StreamConfig {

    /// How long one read waits when there is nothing to do; also how long stopping may have to wait for it.
    @Range(min = "10ms", max = "5s")
    @WithDefault("1s")
    Duration block();

    /// How often a worker says that it lives. One that is silent for three of these is dead, and its entries
    /// are taken over.
    @Range(min = "50ms", max = "20s")
    @WithDefault("3s")
    Duration heartbeat();

    /// How often entries of the dead are looked for.
    @Range(min = "50ms", max = "1m")
    @WithDefault("5s")
    Duration takeover();

    /// An entry that nobody has settled for this long is taken over even from the living: its handler failed.
    @Range(min = "100ms", max = "10m")
    @WithDefault("60s")
    Duration abandoned();

    /// Deliveries of one entry before it goes to the dead letters.
    @Range(min = "1", max = "100")
    @WithDefault("5")
    int deliveries();

    /// How often entries that have become due are put back on their streams.
    @Range(min = "10ms", max = "10s")
    @WithDefault("250ms")
    Duration mover();

    /// For work under way when the program is told to stop. The platform kills after 10 s.
    @Range(min = "100ms", max = "60s")
    @WithDefault("8s")
    Duration stopWithin();
}
