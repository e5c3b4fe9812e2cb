package gov.notify.api.admin.service.member;

import gov.notify.api.admin.Data;
import gov.notify.api.admin.ServiceLock;
import gov.notify.api.admin.service.ServiceView;
import gov.notify.api.admin.user.MemberRights;
import gov.notify.api.admin.user.UserView;
import gov.notify.api.admin.user.UserViews;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.error.ApiError;
import gov.notify.api.http.JsonBody;
import gov.notify.api.json.UuidText;
import gov.notify.user.User;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/// `/service/{id}/users`: the members of a service (docs/contract/admin-services.md, 10.4).
@Path("/service/{serviceId}/users")
@AdminRequired
@RunOnVirtualThread
@Transactional
public class MemberResource {

    private final Members members;
    private final UserViews views;

    MemberResource(Members members, UserViews views) {
        this.members = members;
        this.views = views;
    }

    @GET
    public Data<List<UserView>> list(@PathParam("serviceId") UUID serviceId) {
        ServiceLock.require(serviceId);
        return new Data<>(views.of(User.membersOf(serviceId)));
    }

    /// Ids may be any text here: what is none is nobody's.
    @POST
    @Path("/{userId}")
    @ResponseStatus(201)
    public Data<ServiceView> add(
            @PathParam("serviceId") String serviceId, @PathParam("userId") String userId, JsonBody body) {
        return new Data<>(ServiceView.of(members.add(id(serviceId), id(userId), MemberRights.read(body))));
    }

    @DELETE
    @Path("/{userId}")
    public void remove(@PathParam("serviceId") String serviceId, @PathParam("userId") String userId) {
        members.remove(id(serviceId), id(userId));
    }

    private static UUID id(String text) {
        var id = UuidText.parse(text);
        if (id == null) {
            throw ApiError.noResult().thrown();
        }
        return id;
    }
}
