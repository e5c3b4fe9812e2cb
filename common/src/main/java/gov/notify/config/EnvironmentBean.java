package gov.notify.config;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/// Knows where the program runs, and lets it start only where its settings belong.
@Singleton
public class EnvironmentBean {

    private static final Logger LOG = Logger.getLogger(EnvironmentBean.class);
    private static final String ENDPOINT = "AWS_ENDPOINT_URL";

    private final Environment environment;

    /// @throws IllegalArgumentException when the word is none of the list
    public EnvironmentBean(CommonConfig config) {
        this.environment = Environment.of(config.environment());
    }

    @Produces
    @Singleton
    Environment environment() {
        return environment;
    }

    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start, Config config) {
        var settings = Variables.set(config);
        requireOwnEndpoints(settings.stream().anyMatch(name -> name.startsWith(ENDPOINT)));
        Variables.unread(settings.stream()).forEach(LOG::warn);
        var services = BoundServices.of(config.getOptionalValue("VCAP_SERVICES", String.class));
        BoundVariables.overruled(services, System.getenv()).forEach(LOG::warn);
    }

    /// @throws IllegalStateException when messages would go to another address than AWS's where they may be real
    void requireOwnEndpoints(boolean otherEndpoint) {
        if (otherEndpoint && !environment.isOpen()) {
            throw new IllegalStateException(ENDPOINT + " is set, but NOTIFY_ENVIRONMENT is " + environment.wireName()
                    + ": messages must go to AWS");
        }
    }
}
