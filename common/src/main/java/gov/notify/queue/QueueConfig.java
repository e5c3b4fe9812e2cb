package gov.notify.queue;

import gov.notify.config.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How hints reach Redis. The same in api and worker.
@ConfigMapping(prefix = "notify.queue")
public interface QueueConfig {

    /// Sets of streams; fixed when Notify is installed. One is enough for any single Redis.
    @Range(min = "1", max = "64")
    @WithDefault("1")
    int shards();

    /// Hints that may wait for Redis; what comes beyond is left to the sweep.
    @Range(min = "1", max = "1000000")
    @WithDefault("20000")
    int waiting();

    /// Hints sent in one go.
    @Range(min = "1", max = "5000")
    @WithDefault("500")
    int batch();

    /// A batch that takes longer counts as lost.
    @Range(min = "10ms", max = "30s")
    @WithDefault("1s")
    Duration patience();

    /// Workers that share the rates of senders, as a worker assumes until it has seen Redis: none of them may
    /// send too fast when all start while Redis is away. Say how many there are at most.
    @Range(min = "1", max = "1000")
    @WithDefault("10")
    int workersAssumed();

    /// After a lost batch no hint is sent for this long.
    @Range(min = "10ms", max = "1m")
    @WithDefault("500ms")
    Duration pause();
}
