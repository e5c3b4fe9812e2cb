package gov.notify.api.notification;

import gov.notify.api.auth.CurrentCaller;
import gov.notify.api.auth.KeyRequired;
import gov.notify.api.error.ApiError;
import gov.notify.api.error.ErrorShape;
import gov.notify.api.error.ErrorsIn;
import gov.notify.api.http.PublicUrl;
import gov.notify.api.json.AnswerJson;
import gov.notify.api.json.UuidText;
import gov.notify.notification.StoredNotification;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/// GET `/v2/notifications` and `/v2/notifications/{id}` (docs/contract/public-api.md, 3.3 and 3.4).
@Path("/v2/notifications")
@KeyRequired
@ErrorsIn(ErrorShape.NAMED)
@RunOnVirtualThread
public class NotificationResource {

    private final Notifications notifications;
    private final Views views;
    private final PublicUrl urls;
    private final ListTurns turns;
    private final CurrentCaller caller;

    NotificationResource(
            Notifications notifications, Views views, PublicUrl urls, ListTurns turns, CurrentCaller caller) {
        this.notifications = notifications;
        this.views = views;
        this.urls = urls;
        this.turns = turns;
        this.caller = caller;
    }

    @GET
    @Path("/{id}")
    public NotificationView one(@PathParam("id") String id, @Context HttpServerRequest request) {
        return views.view(found(id), urls.base(request));
    }

    /// No message here is a letter, so none has a PDF.
    @GET
    @Path("/{id}/pdf")
    public NotificationView pdf(@PathParam("id") String id) {
        found(id);
        throw ApiError.badRequest("Notification is not a letter").thrown();
    }

    /// As JSON already: a page and its bytes are in memory for one turn.
    @GET
    public byte[] list(@Context UriInfo uri, @Context HttpServerRequest request) {
        var base = urls.base(request);
        var query = ListQuery.read(uri.getQueryParameters());
        return turns.take(caller.serviceId(), () -> {
            var rows = notifications.page(caller.get(), query);
            var opener = views.opener(rows);
            // A shorter page is a page like any other: its link leads on from its last row.
            var page = PageBudget.fill(
                    rows, row -> views.view(row, opener.apply(row), base), NotificationView::characters);
            return AnswerJson.bytes(new NotificationPage(page, links(page, query, base + "/v2/notifications")));
        });
    }

    private StoredNotification found(String id) {
        var notificationId = UuidText.parse(id);
        if (notificationId == null) {
            throw ApiError.invalid(List.of("notification_id is not a valid UUID"))
                    .thrown();
        }
        return notifications
                .find(caller.get(), notificationId)
                .orElseThrow(() -> ApiError.noResult().thrown());
    }

    private static NotificationPage.Links links(List<NotificationView> page, ListQuery query, String path) {
        return page.isEmpty()
                ? new NotificationPage.Links(path + query.current(), null)
                : new NotificationPage.Links(
                        path + query.current(), path + query.next(page.getLast().id()));
    }
}
