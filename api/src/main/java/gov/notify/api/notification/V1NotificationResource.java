package gov.notify.api.notification;

import gov.notify.api.auth.Caller;
import gov.notify.api.auth.KeyRequired;
import gov.notify.api.error.Refusal;
import gov.notify.api.json.AnswerJson;
import gov.notify.notification.StoredNotification;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/// GET `/notifications` and `/notifications/{id}`: reading as the first clients of Notify.gov do (public
/// contract,
/// section 3.11).
@Path("/notifications")
@KeyRequired
@RunOnVirtualThread
public class V1NotificationResource {

    private static final String UUID_ONLY =
            "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

    private final Notifications notifications;
    private final Views views;

    V1NotificationResource(Notifications notifications, Views views) {
        this.notifications = notifications;
        this.views = views;
    }

    private record One(Data data) {}

    private record Data(V1NotificationView notification) {}

    /// Another word than a UUID is the path of a send, and no GET.
    @GET
    @Path("/{id: " + UUID_ONLY + "}")
    public Response one(@PathParam("id") String id, @Context ContainerRequestContext request) {
        var found = notifications
                .find(Caller.of(request), UUID.fromString(id))
                .orElseThrow(() -> new Refusal.NoResult().thrown());
        return answer(new One(new Data(view(found))));
    }

    @GET
    public Response list(@Context UriInfo uri, @Context ContainerRequestContext request) {
        var query = V1ListQuery.read(uri.getQueryParameters());
        var page = notifications.page(Caller.of(request), query);
        var views = page.rows().stream().map(this::view).toList();
        return answer(new V1NotificationPage(
                views, query.pageSize(), page.total(), V1NotificationPage.Links.of(query, page.total())));
    }

    private V1NotificationView view(StoredNotification notification) {
        return V1NotificationView.of(notification, views.open(notification));
    }

    private static Response answer(Object view) {
        return Response.ok(AnswerJson.bytes(view), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
