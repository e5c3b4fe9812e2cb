package gov.notify.api.admin.number;

import gov.notify.api.admin.Data;
import gov.notify.api.admin.OrNothing;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.error.ApiError;
import gov.notify.service.InboundNumber;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// `/inbound-number`: the numbers that people can send texts to (docs/contract/admin-api.md, 18.2).
@Path("/inbound-number")
@AdminRequired
@RunOnVirtualThread
@Transactional
public class InboundNumberResource {

    private final Clock clock;

    InboundNumberResource(Clock clock) {
        this.clock = clock;
    }

    @GET
    public Data<List<InboundNumberView>> all() {
        return new Data<>(InboundNumberView.of(InboundNumber.all()));
    }

    @GET
    @Path("/available")
    public Data<List<InboundNumberView>> available() {
        return new Data<>(InboundNumberView.of(InboundNumber.available()));
    }

    /// An empty object where the service has none.
    @GET
    @Path("/service/{serviceId}")
    public Data<OrNothing<InboundNumberView>> ofService(@PathParam("serviceId") UUID serviceId) {
        return new Data<>(OrNothing.of(InboundNumber.ofService(serviceId)
                .map(number -> InboundNumberView.of(List.of(number)).getFirst())));
    }

    @POST
    @Path("/service/{serviceId}/off")
    public void switchOff(@PathParam("serviceId") UUID serviceId) {
        var number = InboundNumber.ofService(serviceId)
                .orElseThrow(() -> ApiError.noResult().thrown());
        number.active = false;
        number.updatedAt = clock.instant();
    }
}
