package gov.notify.egress;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.util.List;
import java.util.Optional;

/// The way out.
@ConfigMapping(prefix = "")
public interface EgressConfig {

    /// The proxy that everything is called through but Postgres and Redis: `http://user:password@host:port`. Otherwise
    /// that of `https_proxy`.
    @WithName("NOTIFY_EGRESS_PROXY")
    @WithDefault("${HTTPS_PROXY:${https_proxy:}}")
    Optional<String> proxy();

    /// Hosts that are called without it, or ends of their names. Otherwise those of `no_proxy`; this machine always is.
    @WithName("NO_PROXY")
    @WithDefault("${no_proxy:}")
    Optional<List<String>> without();
}
