package gov.notify.api.admin.service.allowance;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import gov.notify.api.admin.ServiceLock;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Query;
import gov.notify.api.schema.Wording;
import gov.notify.service.FreeAllowance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// `/service/{id}/billing/free-sms-fragment-limit` (docs/contract/admin-services.md, 9.3 and 9.4).
@Path("/service/{serviceId}/billing/free-sms-fragment-limit")
@AdminRequired
@RunOnVirtualThread
@Transactional
public class FreeAllowanceResource {

    private static final String YEAR = "financial_year_start";

    private final Clock clock;

    FreeAllowanceResource(Clock clock) {
        this.clock = clock;
    }

    record FreeAllowanceView(int freeSmsFragmentLimit, int financialYearStart) {}

    /// What the body said.
    ///
    /// @param year null where it had none
    record SaidAllowance(
            int freeSmsFragmentLimit,
            @JsonUnwrapped @Nullable SaidYear year) {}

    record SaidYear(@Nullable Integer financialYearStart) {}

    /// What nobody has said yet is stored as what it is without.
    @GET
    public FreeAllowanceView one(@PathParam("serviceId") UUID serviceId, @Context UriInfo uri) {
        var query = new Query(uri.getQueryParameters(), Wording.SCHEMA);
        var wanted = query.integer(YEAR, FreeAllowanceRequest.FIRST_YEAR, FreeAllowanceRequest.LAST_YEAR);
        query.done();
        int year = wanted == null ? thisYear() : wanted;
        ServiceLock.require(serviceId);
        var row = FreeAllowance.ofYear(serviceId, year, clock.instant());
        return new FreeAllowanceView(row.freeSmsFragmentLimit, row.financialYearStart);
    }

    /// Answers what the body said.
    @POST
    @ResponseStatus(201)
    public SaidAllowance set(@PathParam("serviceId") UUID serviceId, JsonBody body) {
        var wanted = FreeAllowanceRequest.read(body);
        ServiceLock.take(serviceId);
        int year = wanted.year() == null ? thisYear() : wanted.year();
        FreeAllowance.set(serviceId, year, year >= thisYear(), wanted.limit(), clock.instant());
        return new SaidAllowance(wanted.limit(), wanted.namesYear() ? new SaidYear(wanted.year()) : null);
    }

    private int thisYear() {
        return clock.instant().atOffset(ZoneOffset.UTC).getYear();
    }
}
