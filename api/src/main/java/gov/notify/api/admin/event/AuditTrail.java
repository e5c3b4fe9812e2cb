package gov.notify.api.admin.event;

import gov.notify.api.json.AnswerJson;
import gov.notify.event.AuditEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// Keeps what was changed without the admin application, which records by itself what its people do.
public final class AuditTrail {

    private AuditTrail() {}

    /// Within the transaction of the change: neither is kept without the other.
    ///
    /// @param type in the words of the application's own events, `update_user_login_uuid`
    public static void record(String type, Map<String, ?> data, Instant at) {
        var event = new AuditEvent();
        event.id = UUID.randomUUID();
        event.eventType = type;
        event.data = new String(AnswerJson.bytes(data), StandardCharsets.UTF_8);
        event.createdAt = at;
        event.persist();
    }
}
