package gov.notify.api.admin.invite;

import gov.notify.api.admin.Data;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.error.ApiError;
import gov.notify.organization.OrganizationInvite;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/// `/invite/organization`: invitations to organizations by what a link tells of them
/// (docs/contract/admin-organizations.md, 9).
@Path("/invite/organization")
@AdminRequired
@RunOnVirtualThread
@Transactional
public class OrganizationInviteLinkResource {

    private final OrganizationInvites invites;
    private final InviteTokens tokens;

    OrganizationInviteLinkResource(OrganizationInvites invites, InviteTokens tokens) {
        this.invites = invites;
        this.tokens = tokens;
    }

    @GET
    @Path("/{id:" + InviteTokens.NO_TOKEN + "}")
    public Data<OrganizationInviteView> one(@PathParam("id") UUID id) {
        return new Data<>(OrganizationInvite.<OrganizationInvite>findByIdOptional(id)
                .map(row -> OrganizationInviteView.of(row, invites.status(row)))
                .orElseThrow(() -> ApiError.noResult().thrown()));
    }

    @GET
    @Path("/check/{token}")
    public Data<OrganizationInviteView> check(@PathParam("token") String token) {
        return one(tokens.invitation(token));
    }

    /// The path that links had once.
    @GET
    @Path("/{token}")
    public Data<OrganizationInviteView> checkOld(@PathParam("token") String token) {
        return one(tokens.invitation(token));
    }
}
