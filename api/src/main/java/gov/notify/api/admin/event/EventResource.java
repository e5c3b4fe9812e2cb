package gov.notify.api.admin.event;

import gov.notify.api.admin.Data;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.http.JsonBody;
import gov.notify.api.json.AnswerJson;
import gov.notify.event.AuditEvent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/// `/events`: what people did in the admin application (docs/contract/admin-api.md, 18.3).
@Path("/events")
@AdminRequired
@RunOnVirtualThread
@Transactional
public class EventResource {

    private final Clock clock;

    EventResource(Clock clock) {
        this.clock = clock;
    }

    @POST
    @ResponseStatus(201)
    public Data<EventView> record(JsonBody body) {
        var wanted = EventRequest.read(body);
        var event = new AuditEvent();
        event.id = UUID.randomUUID();
        event.eventType = wanted.eventType();
        event.data = new String(AnswerJson.bytes(wanted.data()), StandardCharsets.UTF_8);
        event.createdAt = clock.instant();
        event.persist();
        return new Data<>(EventView.of(event, wanted.data()));
    }
}
