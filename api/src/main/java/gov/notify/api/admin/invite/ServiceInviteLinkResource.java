package gov.notify.api.admin.invite;

import gov.notify.api.admin.Data;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.error.ApiError;
import gov.notify.user.ServiceInvite;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/// `/invite/service`: invitations to services by what a link tells of them
/// (docs/contract/admin-organizations.md, 8).
@Path("/invite/service")
@AdminRequired
@RunOnVirtualThread
@Transactional
public class ServiceInviteLinkResource {

    private final ServiceInvites invites;
    private final InviteTokens tokens;

    ServiceInviteLinkResource(ServiceInvites invites, InviteTokens tokens) {
        this.invites = invites;
        this.tokens = tokens;
    }

    @GET
    @Path("/{id:" + InviteTokens.NO_TOKEN + "}")
    public Data<ServiceInviteView> one(@PathParam("id") UUID id) {
        return new Data<>(ServiceInvite.<ServiceInvite>findByIdOptional(id)
                .map(row -> ServiceInviteView.of(row, invites.status(row)))
                .orElseThrow(() -> ApiError.noResult().thrown()));
    }

    @GET
    @Path("/check/{token}")
    public Data<ServiceInviteView> check(@PathParam("token") String token) {
        return one(tokens.invitation(token));
    }

    /// The path that links had once.
    @GET
    @Path("/{token}")
    public Data<ServiceInviteView> checkOld(@PathParam("token") String token) {
        return one(tokens.invitation(token));
    }
}
