package gov.notify.api.admin.callback;

import gov.notify.service.ServiceCallback;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An address to be called, as the admin application sees it: without its token.
record CallbackView(
        UUID id,
        UUID serviceId,
        String url,
        UUID updatedById,
        Instant createdAt,
        @Nullable Instant updatedAt) {

    static CallbackView of(ServiceCallback row) {
        return new CallbackView(row.id, row.serviceId, row.url, row.updatedById, row.createdAt, row.updatedAt);
    }
}
