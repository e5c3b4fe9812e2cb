package gov.notify.worker.config;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// The process lives. Asks neither Postgres nor Redis: restarting us would not bring them back.
@Liveness
@ApplicationScoped
class WorkerLiveness implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.up("worker");
    }
}
