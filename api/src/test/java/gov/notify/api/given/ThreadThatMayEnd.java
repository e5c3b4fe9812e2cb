package gov.notify.api.given;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// One more liveness check of the api under test, which fails while a test says so.
@Liveness
@ApplicationScoped
public class ThreadThatMayEnd implements HealthCheck {

    private volatile boolean ended;

    public void hasEnded(boolean now) {
        ended = now;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("a thread of the test").status(!ended).build();
    }
}
