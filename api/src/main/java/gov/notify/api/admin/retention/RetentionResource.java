package gov.notify.api.admin.retention;

import gov.notify.api.admin.OrNothing;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.http.JsonBody;
import gov.notify.service.DataRetention;
import gov.notify.service.Service;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/// `/service/{id}/data-retention` (docs/contract/admin-api.md, 12.4). What is not found is an empty object here.
@Path("/service/{serviceId}/data-retention")
@AdminRequired
@RunOnVirtualThread
@Transactional
public class RetentionResource {

    private final Retentions retentions;

    RetentionResource(Retentions retentions) {
        this.retentions = retentions;
    }

    @GET
    public List<RetentionView> list(@PathParam("serviceId") UUID serviceId) {
        return DataRetention.of(serviceId).stream().map(RetentionResource::view).toList();
    }

    @GET
    @Path("/{id}")
    public OrNothing<RetentionView> one(@PathParam("serviceId") UUID serviceId, @PathParam("id") UUID id) {
        return OrNothing.of(DataRetention.of(serviceId, id).map(RetentionResource::view));
    }

    @GET
    @Path("/notification-type/{type}")
    public OrNothing<RetentionView> ofType(@PathParam("serviceId") UUID serviceId, @PathParam("type") String type) {
        return OrNothing.of(DataRetention.ofType(serviceId, type).map(RetentionResource::view));
    }

    @POST
    @ResponseStatus(201)
    public Map<String, RetentionView> add(@PathParam("serviceId") UUID serviceId, JsonBody body) {
        return Map.of("result", view(retentions.add(serviceId, RetentionRequest.read(body))));
    }

    @POST
    @Path("/{id}")
    public void change(@PathParam("serviceId") UUID serviceId, @PathParam("id") UUID id, JsonBody body) {
        retentions.change(serviceId, id, RetentionRequest.readDays(body));
    }

    private static RetentionView view(DataRetention row) {
        return RetentionView.of(row, Service.findById(row.serviceId));
    }
}
