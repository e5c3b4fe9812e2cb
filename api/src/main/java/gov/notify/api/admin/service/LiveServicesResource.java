package gov.notify.api.admin.service;

import gov.notify.api.admin.Data;
import gov.notify.api.auth.AdminRequired;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/// `/service/live-services-data`: the report of live services (docs/contract/admin-services.md, 10.2).
@Path("/service/live-services-data")
@AdminRequired
@RunOnVirtualThread
public class LiveServicesResource {

    private final LiveServices services;

    LiveServicesResource(LiveServices services) {
        this.services = services;
    }

    @GET
    public Data<List<LiveServiceView>> report() {
        return new Data<>(services.report());
    }
}
