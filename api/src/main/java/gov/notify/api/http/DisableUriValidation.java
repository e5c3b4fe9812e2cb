package gov.notify.api.http;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/// Switches off Quarkus's own check of request targets, which answers with nothing: [RequestFilter] makes the
/// same check and answers as the contract has it.
///
/// The switch is a system property, read while the HTTP layer is loaded. What customizes the configuration runs
/// before that, in production, tests and dev mode alike.
@StaticInitSafe
public final class DisableUriValidation implements SmallRyeConfigBuilderCustomizer {

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        System.setProperty("vertx.disableURIValidation", "true");
    }
}
