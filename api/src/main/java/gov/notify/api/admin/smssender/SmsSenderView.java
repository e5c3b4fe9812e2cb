package gov.notify.api.admin.smssender;

import gov.notify.service.SmsSender;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A sender as the admin application sees it.
record SmsSenderView(
        UUID id,
        UUID serviceId,
        String smsSender,
        boolean isDefault,
        boolean archived,
        @Nullable UUID inboundNumberId,
        Instant createdAt,
        @Nullable Instant updatedAt) {

    static SmsSenderView of(SmsSender row) {
        return new SmsSenderView(
                row.id,
                row.serviceId,
                row.sender,
                row.isDefault,
                row.archived,
                row.inboundNumberId,
                row.createdAt,
                row.updatedAt);
    }
}
