package gov.notify.worker.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What happens to secrets under older keys.
@ConfigMapping(prefix = "notify.sealing")
public interface ResealingConfig {

    /// Seal anew what another key than the first has sealed for good. Only once every api and worker knows
    /// the first key: one that does not could not open what is sealed with it.
    @WithDefault("false")
    boolean reseal();
}
