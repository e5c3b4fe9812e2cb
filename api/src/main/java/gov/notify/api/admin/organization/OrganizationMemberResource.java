package gov.notify.api.admin.organization;

import gov.notify.api.admin.Data;
import gov.notify.api.admin.user.UnarchivedUser;
import gov.notify.api.admin.user.UserView;
import gov.notify.api.admin.user.UserViews;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.error.ApiError;
import gov.notify.organization.Organization;
import gov.notify.organization.OrganizationMember;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;

/// `/organizations/{id}/users`: the people who belong to an organization
/// (docs/contract/admin-organizations.md, 15.5).
@Path("/organizations/{id}/users")
@AdminRequired
@RunOnVirtualThread
@Transactional
public class OrganizationMemberResource {

    private final UserViews views;

    OrganizationMemberResource(UserViews views) {
        this.views = views;
    }

    @GET
    public Data<List<UserView>> list(@PathParam("id") UUID id) {
        return new Data<>(views.of(OrganizationMember.activeOf(id)));
    }

    /// Whoever is a member already stays so.
    @POST
    @Path("/{userId}")
    public Data<UserView> add(@PathParam("id") UUID id, @PathParam("userId") UUID userId) {
        if (Organization.findByIdOptional(id).isEmpty()) {
            throw ApiError.noResult().thrown();
        }
        var user = UnarchivedUser.locked(userId);
        OrganizationMember.add(userId, id);
        return new Data<>(views.of(user));
    }

    @DELETE
    @Path("/{userId}")
    public void remove(@PathParam("id") UUID id, @PathParam("userId") UUID userId) {
        if (!OrganizationMember.remove(userId, id)) {
            throw ApiError.of(404, "NoResultFound", "User not found").thrown();
        }
    }
}
