package gov.notify.api.notification;

import gov.notify.api.auth.CurrentCaller;
import gov.notify.api.auth.KeyRequired;
import gov.notify.api.error.ApiError;
import gov.notify.api.json.AnswerJson;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
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
    private final CurrentCaller caller;

    V1NotificationResource(Notifications notifications, Views views, ListTurns turns, CurrentCaller caller) {
        this.notifications = notifications;
        this.views = views;
        this.turns = turns;
        this.caller = caller;
    }

    record One(Data data) {}

    record Data(V1NotificationView notification) {}

    /// Another word than a UUID is the path of a send, and no GET.
    @GET
    @Path("/{id: " + UUID_ONLY + "}")
    public One one(@PathParam("id") UUID id) {
        var found = notifications
                .find(caller.get(), id)
                .orElseThrow(() -> ApiError.noResult().thrown());
        return new One(new Data(V1NotificationView.of(found, views.open(found))));
    }

    /// As JSON already: a page and its bytes are in memory for one turn.
    @GET
    public byte[] list(@Context UriInfo uri) {
        var query = V1ListQuery.read(uri.getQueryParameters());
        return turns.take(caller.serviceId(), () -> {
            var page = notifications.page(caller.get(), query);
            var opener = views.opener(page.rows());
            var shown = PageBudget.fill(
                    page.rows(), row -> V1NotificationView.of(row, opener.apply(row)), V1NotificationView::characters);
            if (shown.size() < page.rows().size()) {
                // Pages are counted here, so one that is cut short would lose what was cut off.
                throw ApiError.invalidFields(Map.of("page_size", List.of("Too large for messages of this length")))
                        .thrown();
            }
            return AnswerJson.bytes(new V1NotificationPage(
                    shown, query.pageSize(), page.total(), V1NotificationPage.Links.of(query, page.total())));
        });
    }
}
