package gov.notify.notification;

import gov.notify.config.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How accepted notifications are gathered into commits.
@ConfigMapping(prefix = "notify.writer")
public interface WriterConfig {

    /// Commits under way at once; each holds a connection. Two keep the disk busy while the other batch gathers.
    @Range(min = "1", max = "8")
    @WithDefault("2")
    int committers();

    /// The most notifications that share a commit.
    @Range(min = "1", max = "5000")
    @WithDefault("256")
    int batch();

    /// The most notifications that wait for a commit; beyond it callers are told to come back.
    @Range(min = "1")
    @WithDefault("4096")
    int queue();

    /// How long a caller waits for room among the waiting before it is told to come back.
    @WithDefault("2s")
    Duration patience();

    /// How long a notification may wait for its commit to begin. Its caller has given up by then, and repeats
    /// it: what was stored all the same would be sent twice.
    @WithDefault("10s")
    Duration stale();
}
