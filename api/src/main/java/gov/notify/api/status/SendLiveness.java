package gov.notify.api.status;

import gov.notify.limit.SendLimits;
import gov.notify.notification.NotificationWriter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// The threads that count and store sends still run. Asks neither Postgres nor Redis: restarting us would not bring
/// them back.
@Liveness
@ApplicationScoped
class SendLiveness implements HealthCheck {

    private final NotificationWriter writer;
    private final SendLimits limits;

    SendLiveness(NotificationWriter writer, SendLimits limits) {
        this.writer = writer;
        this.limits = limits;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("sends")
                .status(writer.isWell() && limits.isWell())
                .build();
    }
}
