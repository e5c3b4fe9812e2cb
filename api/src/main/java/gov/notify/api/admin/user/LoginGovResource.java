package gov.notify.api.admin.user;

import gov.notify.api.auth.AdminRequired;
import gov.notify.api.http.JsonBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;

/// `/user/get-login-gov-user`: who it is that login.gov has let in (docs/contract/admin-users.md, 6.5).
@Path("/user/get-login-gov-user")
@AdminRequired
@RunOnVirtualThread
public class LoginGovResource {

    private final LoginGovUsers users;

    LoginGovResource(LoginGovUsers users) {
        this.users = users;
    }

    @POST
    public Map<String, UserView> find(JsonBody body) {
        return users.find(LoginGovRequest.read(body))
                .map(user -> Map.of("data", user))
                .orElse(Map.of());
    }
}
