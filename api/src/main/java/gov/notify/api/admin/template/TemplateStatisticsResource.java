package gov.notify.api.admin.template;

import gov.notify.api.admin.Data;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.error.ApiError;
import gov.notify.api.schema.Query;
import gov.notify.api.schema.Wording;
import gov.notify.template.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `/service/{id}/template-statistics`: how much templates are used (docs/contract/admin-templates.md, 7).
@Path("/service/{serviceId}/template-statistics")
@AdminRequired
@RunOnVirtualThread
public class TemplateStatisticsResource {

    private static final String WHOLE_DAYS = "whole_days";
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
        var query = new Query(uri.getQueryParameters(), Wording.FORM);
        int days = days(query);
        query.done();
        return new Data<>(use.of(serviceId, days));
    }

    @GET
    @Path("/last-used/{id}")
    public LastUsed lastUsed(@PathParam("serviceId") UUID serviceId, @PathParam("id") UUID id) {
        var template = Template.of(serviceId, id)
                .filter(found -> !found.hidden)
                .orElseThrow(() -> ApiError.noResult().thrown());
        return new LastUsed(use.last(serviceId, id, template.createdAt).orElse(null));
    }

    private static int days(Query query) {
        var whole = query.text(WHOLE_DAYS);
        var text = whole == null ? query.text("limit_days") : whole;
        if (text == null) {
            return MOST_DAYS;
        }
        try {
            int days = Integer.parseInt(text.strip());
            if (days < 0 || days > MOST_DAYS) {
                query.fault(WHOLE_DAYS, "whole_days must be between 0 and " + MOST_DAYS);
            }
            return days;
        } catch (NumberFormatException _) {
            query.fault(WHOLE_DAYS, text + " is not an integer");
            return MOST_DAYS;
        }
    }
}
