package gov.notify.api.admin.guestlist;

import gov.notify.api.admin.ServiceLock;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.http.JsonBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/// `/service/{id}/guest-list` (docs/contract/admin-api.md, 12.3).
@Path("/service/{serviceId}/guest-list")
@AdminRequired
@RunOnVirtualThread
@Transactional
public class GuestListResource {

    private final GuestLists lists;

    GuestListResource(GuestLists lists) {
        this.lists = lists;
    }

    @GET
    public GuestListView list(@PathParam("serviceId") UUID serviceId) {
        ServiceLock.require(serviceId);
        return GuestListView.of(serviceId);
    }

    @PUT
    public void replace(@PathParam("serviceId") UUID serviceId, JsonBody body) {
        lists.replace(serviceId, GuestListRequest.read(body));
    }
}
