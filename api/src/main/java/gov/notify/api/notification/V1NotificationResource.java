package gov.notify.api.notification;

import gov.notify.api.auth.Caller;
import gov.notify.api.auth.KeyRequired;
import gov.notify.api.error.ApiError;
import gov.notify.api.json.AnswerJson;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// GET `/notifications` and `/notifications/{id}`: reading as the first clients of Notify.gov do
/// (docs/contract/public-api.md, 3.11).
@Path("/notifications")
@KeyRequired
@RunOnVirtualThread
public class V1NotificationResource {

    private static final String UUID_ONLY =
            "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

    private final Notifications notifications;
    private final Views views;
    private final ListTurns turns;

    V1NotificationResource(Notifications notifications, Views views, ListTurns turns) {
        this.notifications = notifications;
        this.views = views;
        this.turns = turns;
    }

    private record One(Data data) {}

    private record Data(V1NotificationView notification) {}

    /// Another word than a UUID is the path of a send, and no GET.
    @GET
    @Path("/{id: " + UUID_ONLY + "}")
    public Response one(@PathParam("id") String id, @Context ContainerRequestContext request) {
        var found = notifications
                .find(Caller.of(request), UUID.fromString(id))
                .orElseThrow(() -> new ApiError.NoResult().thrown());
        return answer(new One(new Data(V1NotificationView.of(found, views.open(found)))));
    }

    @GET
    public Response list(@Context UriInfo uri, @Context ContainerRequestContext request) {
        var query = V1ListQuery.read(uri.getQueryParameters());
        var caller = Caller.of(request);
        return turns.take(caller.service().id(), () -> {
            var page = notifications.page(caller, query);
            var opener = views.opener(page.rows());
            var shown = PageBudget.fill(
                    page.rows(), row -> V1NotificationView.of(row, opener.apply(row)), V1NotificationView::characters);
            if (shown.size() < page.rows().size()) {
                // Pages are counted here, so one that is cut short would lose what was cut off.
                throw new ApiError.InvalidFields(Map.of("page_size", List.of("Too large for messages of this length")))
                        .thrown();
            }
            return answer(new V1NotificationPage(
                    shown, query.pageSize(), page.total(), V1NotificationPage.Links.of(query, page.total())));
        });
    }

    private static Response answer(Object view) {
        return Response.ok(AnswerJson.bytes(view), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
