package gov.notify.api.admin.service;

import gov.notify.api.admin.Data;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.error.ApiError;
import gov.notify.api.http.JsonBody;
import gov.notify.service.Service;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `/service/{id}`: one service (docs/contract/admin-services.md, 10.2 and 10.3).
@Path("/service/{serviceId}")
@AdminRequired
@RunOnVirtualThread
public class ServiceResource {

    private final ServiceUpdates updates;
    private final ServiceStates states;
    private final DetailedServices detailed;

    ServiceResource(ServiceUpdates updates, ServiceStates states, DetailedServices detailed) {
        this.updates = updates;
        this.states = states;
        this.detailed = detailed;
    }

    @GET
    public Data<?> one(
            @PathParam("serviceId") UUID serviceId,
            @QueryParam("detailed") @Nullable String wantsDetails,
            @QueryParam("today_only") @Nullable String todayOnly) {
        if ("True".equals(wantsDetails)) {
            return new Data<>(detailed.one(serviceId, "True".equals(todayOnly)));
        }
        Service service = Service.<Service>findByIdOptional(serviceId)
                .orElseThrow(() -> ApiError.noResult().thrown());
        return new Data<>(ServiceView.of(service));
    }

    @POST
    @Transactional
    public Data<ServiceView> update(@PathParam("serviceId") UUID serviceId, JsonBody body) {
        return new Data<>(ServiceView.of(updates.update(serviceId, ServiceUpdate.read(body))));
    }

    @POST
    @Transactional
    @Path("/suspend")
    public void suspend(@PathParam("serviceId") UUID serviceId) {
        states.suspend(serviceId);
    }

    @POST
    @Transactional
    @Path("/resume")
    public void resume(@PathParam("serviceId") UUID serviceId) {
        states.resume(serviceId);
    }

    @POST
    @Transactional
    @Path("/archive")
    public void archive(@PathParam("serviceId") UUID serviceId) {
        states.archive(serviceId);
    }
}
