package gov.notify.api.admin.invite;

import gov.notify.api.admin.Data;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.error.ApiError;
import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Wording;
import gov.notify.user.ServiceInvite;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/// `/service/{id}/invite`: who is invited to a service (docs/contract/admin-organizations.md, 8).
@Path("/service/{serviceId}/invite")
@AdminRequired
@RunOnVirtualThread
@Transactional
public class ServiceInviteResource {

    private final ServiceInvites invites;

    ServiceInviteResource(ServiceInvites invites) {
        this.invites = invites;
    }

    @GET
    public Data<List<ServiceInviteView>> list(@PathParam("serviceId") LenientId serviceId) {
        return new Data<>(views(serviceId));
    }

    @GET
    @Path("/expired")
    public Data<List<ServiceInviteView>> expired(@PathParam("serviceId") LenientId serviceId) {
        var expired = InviteStatus.EXPIRED.wireName();
        return new Data<>(views(serviceId).stream()
                .filter(view -> view.status().equals(expired))
                .toList());
    }

    @GET
    @Path("/{id}")
    public Data<ServiceInviteView> one(@PathParam("serviceId") LenientId serviceId, @PathParam("id") LenientId id) {
        return new Data<>(ServiceInvite.of(serviceId.orNoResult(), id.orNoResult())
                .map(this::view)
                .orElseThrow(() -> ApiError.noResult().thrown()));
    }

    @POST
    @ResponseStatus(201)
    public SentServiceInvite create(@PathParam("serviceId") LenientId serviceId, JsonBody body) {
        UUID service = serviceId.orNoResult();
        return SentServiceInvite.of(invites.create(service, ServiceInviteRequest.read(service, body)));
    }

    @POST
    @Path("/{id}")
    public Data<ServiceInviteView> change(
            @PathParam("serviceId") LenientId serviceId, @PathParam("id") LenientId id, JsonBody body) {
        var wanted = InviteFields.status(body, Wording.FORM);
        return new Data<>(view(invites.change(serviceId.orNoResult(), id.orNoResult(), wanted)));
    }

    @POST
    @Path("/{id}/resend")
    public SentServiceInvite resend(
            @PathParam("serviceId") LenientId serviceId, @PathParam("id") LenientId id, JsonBody body) {
        var login = LoginTicket.read(body);
        return SentServiceInvite.of(invites.resend(serviceId.orNoResult(), id.orNoResult(), login));
    }

    private List<ServiceInviteView> views(LenientId serviceId) {
        return ServiceInvite.allOf(serviceId.orNoResult()).stream()
                .map(this::view)
                .toList();
    }

    private ServiceInviteView view(ServiceInvite row) {
        return ServiceInviteView.of(row, invites.status(row));
    }
}
