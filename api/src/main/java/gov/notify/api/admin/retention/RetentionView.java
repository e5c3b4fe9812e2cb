package gov.notify.api.admin.retention;

import gov.notify.service.DataRetention;
import gov.notify.service.Service;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A service's choice for one kind of message, as the admin application sees it.
record RetentionView(
        UUID id,
        UUID serviceId,
        String serviceName,
        String notificationType,
        int daysOfRetention,
        Instant createdAt,
        @Nullable Instant updatedAt) {

    static RetentionView of(DataRetention row, Service service) {
        return new RetentionView(
                row.id,
                row.serviceId,
                service.name,
                row.notificationType,
                row.daysOfRetention,
                row.createdAt,
                row.updatedAt);
    }
}
