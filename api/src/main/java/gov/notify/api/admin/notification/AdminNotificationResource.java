package gov.notify.api.admin.notification;

import gov.notify.api.auth.AdminRequired;
import gov.notify.api.error.ApiError;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/// `/service/{id}/notifications`: the messages of a service (docs/contract/admin-notifications.md, 5).
@Path("/service/{serviceId}/notifications")
@AdminRequired
@RunOnVirtualThread
public class AdminNotificationResource {

    private final AdminNotifications notifications;

    AdminNotificationResource(AdminNotifications notifications) {
        this.notifications = notifications;
    }

    @GET
    @Path("/{id}")
    public AdminNotificationView one(@PathParam("serviceId") UUID serviceId, @PathParam("id") UUID id) {
        return notifications
                .find(serviceId, id)
                .orElseThrow(() -> ApiError.noResult().thrown());
    }
}
