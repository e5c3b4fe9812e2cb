package gov.notify.api.admin.user;

import gov.notify.api.auth.AdminRequired;
import gov.notify.user.ReportedMember;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/// `/user/report-all-users`: who belongs to which service (docs/contract/admin-users.md, 6.4).
@Path("/user/report-all-users")
@AdminRequired
@RunOnVirtualThread
@Transactional
public class UserReportResource {

    private static final int OK = 200;

    @GET
    public UserReport all() {
        return new UserReport(ReportedMember.all(), OK, "application/json");
    }

    /// Wrapped as if it were an answer of HTTP within the answer: so the application expects it.
    record UserReport(List<ReportedMember> data, int status, String mimeType) {}
}
