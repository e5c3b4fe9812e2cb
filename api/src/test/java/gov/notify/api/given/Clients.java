package gov.notify.api.given;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.ConfigProvider;

/// Who calls the api that the tests started.
@ApplicationScoped
class Clients {

    @Produces
    @Dependent
    HttpCalls calls() {
        return new HttpCalls(ConfigProvider.getConfig().getValue("test.url", String.class));
    }

    @Produces
    @Dependent
    Admin admin(HttpCalls calls) {
        return new Admin(calls);
    }
}
