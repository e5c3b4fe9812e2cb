package gov.notify.api.admin.template;

import gov.notify.api.admin.Data;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.error.ApiError;
import gov.notify.template.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `/service/{id}/template-statistics`: how much templates are used (docs/contract/admin-templates.md, 7).
@Path("/service/{serviceId}/template-statistics")
@AdminRequired
@RunOnVirtualThread
public class TemplateStatisticsResource {

    private static final int MOST_DAYS = 8;

    private final TemplateUse use;

    TemplateStatisticsResource(TemplateUse use) {
        this.use = use;
    }

    /// A moment in a live message, else the start of a day.
    record LastUsed(@Nullable Instant lastDateUsed) {}

    /// Of `whole_days`, else `limit_days`, else eight; one that is empty is not absent.
    @GET
    public Data<List<TemplateUseView>> counts(@PathParam("serviceId") UUID serviceId, @Context UriInfo uri) {
        var query = uri.getQueryParameters();
        var days = query.getFirst(query.containsKey("whole_days") ? "whole_days" : "limit_days");
        return new Data<>(use.of(serviceId, days == null ? MOST_DAYS : days(days)));
    }

    @GET
    @Path("/last-used/{id}")
    public LastUsed lastUsed(@PathParam("serviceId") UUID serviceId, @PathParam("id") UUID id) {
        var template = Template.of(serviceId, id)
                .filter(found -> !found.hidden)
                .orElseThrow(() -> ApiError.noResult().thrown());
        return new LastUsed(use.last(serviceId, id, template.createdAt).orElse(null));
    }

    private static int days(String text) {
        int days;
        try {
            days = Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw fault(text + " is not an integer");
        }
        if (days < 0 || days > MOST_DAYS) {
            throw fault("whole_days must be between 0 and " + MOST_DAYS);
        }
        return days;
    }

    private static RuntimeException fault(String text) {
        return ApiError.invalidFields(Map.of("whole_days", List.of(text))).thrown();
    }
}
