package gov.notify.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.OptionalLong;

/// How limits are kept. The limits themselves belong to each service.
@ConfigMapping(prefix = "")
public interface LimitConfig {

    /// Whether services are held to their rates a minute; to those of a day and a year they always are.
    @WithName("API_RATE_LIMIT_ENABLED")
    @WithDefault("true")
    boolean rateLimited();

    /// Texts abroad that a service may send a day; empty means as many as texts at all.
    @WithName("notify.limits.international-sms-daily")
    OptionalLong internationalSmsDaily();

    /// How long Redis may take to answer before it counts as gone and calls are let through.
    @WithName("notify.limits.patience")
    @WithDefault("500ms")
    Duration patience();

    /// For how long Redis is left alone after it failed to answer.
    @WithName("notify.limits.pause")
    @WithDefault("2s")
    Duration pause();
}
