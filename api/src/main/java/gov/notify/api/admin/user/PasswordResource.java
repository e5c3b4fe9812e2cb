package gov.notify.api.admin.user;

import gov.notify.api.auth.AdminRequired;
import gov.notify.api.http.JsonBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.UUID;

/// `/user/{id}/verify/password` (docs/contract/admin-users.md, 6.3). Not one transaction: it would hold a connection
/// while the password is hashed.
@Path("/user/{userId}/verify/password")
@AdminRequired
@RunOnVirtualThread
public class PasswordResource {

    private final PasswordCheck check;

    PasswordResource(PasswordCheck check) {
        this.check = check;
    }

    @POST
    public void verify(@PathParam("userId") UUID userId, JsonBody body, @Context HttpServerRequest request) {
        check.require(userId, PasswordRequest.read(body).password(), PersonsAddress.of(request));
    }
}
