package gov.notify.api.admin.retention;

import gov.notify.api.auth.AdminRequired;
import gov.notify.api.http.JsonBody;
import gov.notify.service.DataRetention;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/// `/service/{id}/data-retention` (docs/contract/admin-api.md, 12.4).
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
        return DataRetention.of(serviceId).stream().map(RetentionView::of).toList();
    }

    @GET
    @Path("/{id}")
    public Object one(@PathParam("serviceId") UUID serviceId, @PathParam("id") UUID id) {
        return viewOrNothing(DataRetention.of(serviceId, id));
    }

    @GET
    @Path("/notification-type/{type}")
    public Object ofType(@PathParam("serviceId") UUID serviceId, @PathParam("type") String type) {
        return viewOrNothing(DataRetention.ofType(serviceId, type));
    }

    @POST
    @ResponseStatus(201)
    public Map<String, RetentionView> add(@PathParam("serviceId") UUID serviceId, JsonBody body) {
        return Map.of("result", RetentionView.of(retentions.add(serviceId, RetentionRequest.read(body))));
    }

    @POST
    @Path("/{id}")
    public void change(@PathParam("serviceId") UUID serviceId, @PathParam("id") UUID id, JsonBody body) {
        retentions.change(serviceId, id, RetentionRequest.readDays(body));
    }

    /// Not found is an empty object here.
    private static Object viewOrNothing(Optional<DataRetention> row) {
        return row.<Object>map(RetentionView::of).orElse(Map.of());
    }
}
