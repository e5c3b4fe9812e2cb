package gov.notify.api.admin.invite;

import gov.notify.api.admin.Data;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.error.ApiError;
import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Wording;
import gov.notify.organization.OrganizationInvite;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/// `/organization/{id}/invite`, where everything else of organizations is under the plural: who is
/// invited to an organization (docs/contract/admin-organizations.md, 9).
@Path("/organization/{organizationId}/invite")
@AdminRequired
@RunOnVirtualThread
@Transactional
public class OrganizationInviteResource {

    private final OrganizationInvites invites;

    OrganizationInviteResource(OrganizationInvites invites) {
        this.invites = invites;
    }

    @GET
    public Data<List<OrganizationInviteView>> list(@PathParam("organizationId") UUID organizationId) {
        return new Data<>(OrganizationInvite.allOf(organizationId).stream()
                .map(this::view)
                .toList());
    }

    @GET
    @Path("/{id}")
    public Data<OrganizationInviteView> one(
            @PathParam("organizationId") LenientId organizationId, @PathParam("id") LenientId id) {
        return new Data<>(OrganizationInvite.of(organizationId.orNoResult(), id.orNoResult())
                .map(this::view)
                .orElseThrow(() -> ApiError.noResult().thrown()));
    }

    @POST
    @ResponseStatus(201)
    public Data<OrganizationInviteView> create(@PathParam("organizationId") UUID organizationId, JsonBody body) {
        return new Data<>(view(invites.create(organizationId, OrganizationInviteRequest.read(body))));
    }

    @POST
    @Path("/{id}")
    public Data<OrganizationInviteView> change(
            @PathParam("organizationId") LenientId organizationId, @PathParam("id") LenientId id, JsonBody body) {
        var wanted = InviteFields.status(body, Wording.SCHEMA);
        return new Data<>(view(invites.change(organizationId.orNoResult(), id.orNoResult(), wanted)));
    }

    private OrganizationInviteView view(OrganizationInvite row) {
        return OrganizationInviteView.of(row, invites.status(row));
    }
}
