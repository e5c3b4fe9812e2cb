package gov.notify.api.status;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// What all liveness checks say together, for a platform that asks the api's own port: it cannot reach the management
/// port, where each of them is shown.
@Singleton
class CombinedLiveness {

    private final List<HealthCheck> checks;

    CombinedLiveness(@Liveness Instance<HealthCheck> checks) {
        this.checks = checks.stream().toList();
    }

    /// Whether every thread that callers wait for still runs.
    boolean isAlive() {
        return checks.stream().allMatch(check -> check.call().getStatus() == HealthCheckResponse.Status.UP);
    }
}
