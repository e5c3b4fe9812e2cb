package gov.notify.api.admin.callback;

import gov.notify.api.admin.Data;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.error.ApiError;
import gov.notify.api.http.JsonBody;
import gov.notify.service.ServiceCallback;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/// `/service/{id}/inbound-api` and `/service/{id}/delivery-receipt-api` (docs/contract/admin-api.md, 12.5).
@Path("/service/{serviceId}/{kind:inbound-api|delivery-receipt-api}")
@AdminRequired
@RunOnVirtualThread
@Transactional
public class CallbackResource {

    private final Callbacks callbacks;

    CallbackResource(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    @GET
    @Path("/{id}")
    public Data<CallbackView> one(
            @PathParam("serviceId") UUID serviceId, @PathParam("kind") CallbackKind kind, @PathParam("id") UUID id) {
        return ServiceCallback.of(serviceId, kind.type(), id)
                .map(row -> new Data<>(CallbackView.of(row)))
                .orElseThrow(() -> ApiError.noResult().thrown());
    }

    @POST
    @ResponseStatus(201)
    public Data<CallbackView> create(
            @PathParam("serviceId") UUID serviceId, @PathParam("kind") CallbackKind kind, JsonBody body) {
        return new Data<>(CallbackView.of(callbacks.create(serviceId, kind, CallbackRequest.readWhole(body))));
    }

    @POST
    @Path("/{id}")
    public Data<CallbackView> change(
            @PathParam("serviceId") UUID serviceId,
            @PathParam("kind") CallbackKind kind,
            @PathParam("id") UUID id,
            JsonBody body) {
        return new Data<>(CallbackView.of(callbacks.change(serviceId, kind, id, CallbackRequest.read(body))));
    }

    @DELETE
    @Path("/{id}")
    public void delete(
            @PathParam("serviceId") UUID serviceId, @PathParam("kind") CallbackKind kind, @PathParam("id") UUID id) {
        callbacks.delete(serviceId, kind, id);
    }
}
