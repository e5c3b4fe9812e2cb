package gov.notify.api.admin.event;

import gov.notify.api.json.S0;
import gov.notify.event.AuditEvent;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event as the admin application sees it.
record EventView(UUID id, String eventType, Map<String, @Nullable Object> data, S0 createdAt) {

    static EventView of(AuditEvent row, Map<String, @Nullable Object> data) {
        return new EventView(row.id, row.eventType, data, new S0(row.createdAt));
    }

    @Override
    public String toString() {
        return "EventView[" + id + " " + eventType + "]";
    }
}
