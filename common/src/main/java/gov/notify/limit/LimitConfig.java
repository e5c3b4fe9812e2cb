package gov.notify.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalLong;

/// How limits are kept. The limits themselves belong to each service.
@ConfigMapping(prefix = "notify.limits")
public interface LimitConfig {

    /// Texts abroad that a service may send a day; empty means as many as texts at all.
    OptionalLong internationalSmsDaily();

    /// How long Redis may take to answer before it counts as gone and calls are let through.
    @WithDefault("500ms")
    Duration patience();

    /// For how long Redis is left alone after it failed to answer.
    @WithDefault("2s")
    Duration pause();
}
