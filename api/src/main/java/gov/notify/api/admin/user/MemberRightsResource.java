package gov.notify.api.admin.user;

import gov.notify.api.auth.AdminRequired;
import gov.notify.api.http.JsonBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/// `/user/{id}/service/{id}/permission`: what a member may do (docs/contract/admin-users.md, 6.6).
@Path("/user/{userId}/service/{serviceId}/permission")
@AdminRequired
@RunOnVirtualThread
@Transactional
public class MemberRightsResource {

    private final GrantedRights rights;

    MemberRightsResource(GrantedRights rights) {
        this.rights = rights;
    }

    @POST
    public void replace(@PathParam("userId") UUID userId, @PathParam("serviceId") UUID serviceId, JsonBody body) {
        rights.replace(userId, serviceId, MemberRights.read(body));
    }
}
