package gov.notify.api.admin.replyto;

import gov.notify.service.ReplyTo;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A reply-to address as the admin application sees it. `toString()` shows the id alone.
record ReplyToView(
        UUID id,
        UUID serviceId,
        String emailAddress,
        boolean isDefault,
        boolean archived,
        Instant createdAt,
        @Nullable Instant updatedAt) {

    static ReplyToView of(ReplyTo row) {
        return new ReplyToView(
                row.id, row.serviceId, row.emailAddress, row.isDefault, row.archived, row.createdAt, row.updatedAt);
    }

    @Override
    public String toString() {
        return "ReplyToView[" + id + "]";
    }
}
