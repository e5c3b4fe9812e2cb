package gov.notify.api.status;

import gov.notify.api.config.ApiConfig;
import gov.notify.api.error.ApiError;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `/` and `/_status`: which version runs on which schema, or with `?simple=` just that it runs; and how
/// many live services and organizations there are (docs/contract/public-api.md, 3.13). A process that only
/// a restart can mend answers 503 to both.
@Path("/")
@RunOnVirtualThread
public class StatusResource {

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final CombinedLiveness liveness;
    private final StatusQueries queries;
    private final String commit;
    private final String buildTime;

    StatusResource(CombinedLiveness liveness, StatusQueries queries, ApiConfig config) {
        this.liveness = liveness;
        this.queries = queries;
        this.commit = config.gitCommit();
        this.buildTime = config.buildTime();
    }

    private record Simple(String status) {}

    private record Full(String status, String gitCommit, String buildTime, String dbVersion) {}

    @GET
    public Response root(@QueryParam("simple") @Nullable String simple) {
        return status(simple);
    }

    @GET
    @Path("/_status")
    public Response status(@QueryParam("simple") @Nullable String simple) {
        if (!liveness.isAlive()) {
            throw ApiError.unavailable(RETRY).thrown();
        }
        return simple != null && !simple.isEmpty()
                ? answer(new Simple("ok"))
                : answer(new Full("ok", commit, buildTime, queries.schemaVersion()));
    }

    @POST
    @Path("/_status")
    public Response posted(@QueryParam("simple") @Nullable String simple) {
        return status(simple);
    }

    @GET
    @Path("/_status/live-service-and-organization-counts")
    public Response counts() {
        var live = queries.live();
        return answer(Map.of("organizations", live.organizations(), "services", live.services()));
    }

    /// The same in the spelling of GOV.UK Notify.
    @GET
    @Path("/_status/live-service-and-organisation-counts")
    public Response britishCounts() {
        var live = queries.live();
        return answer(Map.of("organisations", live.organizations(), "services", live.services()));
    }

    private static Response answer(Object body) {
        return Response.ok(body)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache, no-store, must-revalidate")
                .header("Pragma", "no-cache")
                .header(HttpHeaders.EXPIRES, "0")
                .build();
    }
}
