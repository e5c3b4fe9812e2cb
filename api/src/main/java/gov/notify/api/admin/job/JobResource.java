package gov.notify.api.admin.job;

import gov.notify.api.admin.Data;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.error.ApiError;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.UUID;

/// `/service/{id}/job`: the files that a service has sent (docs/contract/admin-statistics.md, 2).
@Path("/service/{serviceId}/job")
@AdminRequired
@RunOnVirtualThread
public class JobResource {

    @GET
    public JobPage list(@PathParam("serviceId") UUID serviceId, @Context UriInfo uri) {
        var query = JobListQuery.read(uri.getQueryParameters());
        var before = query.link("/service/" + serviceId + "/job", query.page() - 1);
        return JobPage.empty(query.page() > 1 ? Map.of("prev", before) : Map.of());
    }

    /// The page that checks a file asks for it before there is a job; whatever is no id is no job's
    /// either.
    @GET
    @Path("/{jobId}")
    public Data<Object> one(@PathParam("serviceId") UUID serviceId, @PathParam("jobId") String jobId) {
        throw ApiError.noResult().thrown();
    }
}
