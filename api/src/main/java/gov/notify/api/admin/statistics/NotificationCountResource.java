package gov.notify.api.admin.statistics;

import gov.notify.api.auth.AdminRequired;
import gov.notify.statistics.MessageCounts;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/// `/service/{id}/notification-count`: how many messages of a service are kept
/// (docs/contract/admin-statistics.md, 5.5).
@Path("/service/{serviceId}/notification-count")
@AdminRequired
@RunOnVirtualThread
public class NotificationCountResource {

    private final MessageCounts counts;

    NotificationCountResource(MessageCounts counts) {
        this.counts = counts;
    }

    /// Whatever their status, and whatever key they were sent with.
    public record Live(long count) {}

    @GET
    public Live count(@PathParam("serviceId") UUID serviceId) {
        return new Live(counts.live(serviceId));
    }
}
