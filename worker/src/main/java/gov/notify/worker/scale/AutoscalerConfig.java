package gov.notify.worker.scale;

import gov.notify.config.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// How workers say how many of them are needed: as gauges, and to Cloud Foundry's App Autoscaler where it is bound.
@ConfigMapping(prefix = "notify.autoscaler")
public interface AutoscalerConfig {

    /// Messages a second that one worker of this size sends. What it does is told as a share of this.
    @Range(min = "1", max = "100000")
    @WithDefault("100")
    int workerRate();

    /// Where to post, and who we are there: an object `custom_metrics` of `app-autoscaler`, as JSON. Otherwise that
    /// of the bound service; without one nothing is posted.
    Optional<String> customMetrics();

    /// Which application this is: its id, or the JSON that holds it as `application_id`.
    @WithDefault("${VCAP_APPLICATION:}")
    Optional<String> application();

    /// Which of the application's instances this is.
    @Range(min = "0")
    @WithDefault("${CF_INSTANCE_INDEX:0}")
    int instance();

    /// File of a PEM certificate, for an autoscaler that gives no password. It may be replaced at any time.
    @WithDefault("${CF_INSTANCE_CERT:}")
    Optional<String> certificate();

    /// File of its private key.
    @WithDefault("${CF_INSTANCE_KEY:}")
    Optional<String> key();

    /// How often is posted.
    @Range(min = "1s", max = "5m")
    @WithDefault("40s")
    Duration every();

    /// When a post is given up.
    @Range(min = "100ms", max = "30s")
    @WithDefault("5s")
    Duration timeout();
}
