package gov.notify.api.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// The threads that store receipts still run. Asks no store.
@Liveness
@ApplicationScoped
class ReceiptLiveness implements HealthCheck {

    private final ReceiptWriter writer;

    ReceiptLiveness(ReceiptWriter writer) {
        this.writer = writer;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("receipts").status(writer.isWell()).build();
    }
}
