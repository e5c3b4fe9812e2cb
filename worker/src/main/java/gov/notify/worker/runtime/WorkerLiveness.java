package gov.notify.worker.runtime;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// Everything that reads the streams still does. Asks neither Postgres nor Redis: restarting us would not bring them
/// back.
@Liveness
@ApplicationScoped
class WorkerLiveness implements HealthCheck {

    private final WorkerRuntime runtime;

    WorkerLiveness(WorkerRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("worker").status(runtime.isWell()).build();
    }
}
