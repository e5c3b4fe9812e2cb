package gov.notify.api.notification;

import gov.notify.api.auth.Caller;
import gov.notify.api.auth.KeyRequired;
import gov.notify.api.error.ApiError;
import gov.notify.api.http.PublicUrl;
import gov.notify.api.json.AnswerJson;
import gov.notify.api.json.UuidText;
import gov.notify.notification.StoredNotification;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/// GET `/v2/notifications` and `/v2/notifications/{id}` (docs/contract/public-api.md, 3.3 and 3.4).
@Path("/v2/notifications")
@KeyRequired
@RunOnVirtualThread
public class NotificationResource {

    private final Notifications notifications;
    private final Views views;
    private final PublicUrl urls;
    private final ListTurns turns;

    NotificationResource(Notifications notifications, Views views, PublicUrl urls, ListTurns turns) {
        this.notifications = notifications;
        this.views = views;
        this.urls = urls;
        this.turns = turns;
    }

    @GET
    @Path("/{id}")
    public Response one(
            @PathParam("id") String id, @Context ContainerRequestContext request, @Context HttpServerRequest http) {
        return answer(views.view(found(id, Caller.of(request)), urls.base(http)));
    }

    /// No message here is a letter, so none has a PDF.
    @GET
    @Path("/{id}/pdf")
    public Response pdf(@PathParam("id") String id, @Context ContainerRequestContext request) {
        found(id, Caller.of(request));
        throw new ApiError.BadRequest("Notification is not a letter").thrown();
    }

    @GET
    public Response list(
            @Context UriInfo uri, @Context ContainerRequestContext request, @Context HttpServerRequest http) {
        var base = urls.base(http);
        var query = ListQuery.read(uri.getQueryParameters());
        var caller = Caller.of(request);
        return turns.take(caller.service().id(), () -> {
            var rows = notifications.page(caller, query);
            var opener = views.opener(rows);
            // A shorter page is a page like any other: its link leads on from its last row.
            var page = PageBudget.fill(
                    rows, row -> views.view(row, opener.apply(row), base), NotificationView::characters);
            return answer(new NotificationPage(page, links(page, query, base + "/v2/notifications")));
        });
    }

    private StoredNotification found(String id, Caller caller) {
        var notificationId = UuidText.parse(id);
        if (notificationId == null) {
            throw new ApiError.Invalid(List.of("notification_id is not a valid UUID")).thrown();
        }
        return notifications.find(caller, notificationId).orElseThrow(() -> new ApiError.NoResult().thrown());
    }

    private static NotificationPage.Links links(List<NotificationView> page, ListQuery query, String path) {
        return page.isEmpty()
                ? new NotificationPage.Links(path + query.current(), null)
                : new NotificationPage.Links(
                        path + query.current(), path + query.next(page.getLast().id()));
    }

    private static Response answer(Object view) {
        return Response.ok(AnswerJson.bytes(view), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
