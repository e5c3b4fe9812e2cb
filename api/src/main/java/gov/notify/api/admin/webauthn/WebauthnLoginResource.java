package gov.notify.api.admin.webauthn;

import gov.notify.api.admin.code.Sessions;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.error.ApiError;
import gov.notify.api.http.JsonBody;
import gov.notify.user.User;
import gov.notify.user.UserState;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.UUID;

/// Notes what came of signing in with a security key, which the admin application has checked
/// (docs/contract/admin-sign-in.md, 7).
@Path("/user/{userId}")
@AdminRequired
@RunOnVirtualThread
@Transactional
public class WebauthnLoginResource {

    /// Fewer than with codes, as the application has it: nobody mistypes a key.
    private static final int MOST_FAILURES = 5;

    private final Clock clock;

    WebauthnLoginResource(Clock clock) {
        this.clock = clock;
    }

    @POST
    @Path("/complete/webauthn-login")
    public void complete(@PathParam("userId") UUID userId, JsonBody body) {
        var result = LoginResultRequest.read(body);
        var user = User.locked(userId)
                .filter(found -> !found.state.equals(UserState.INACTIVE))
                .orElseThrow(() -> ApiError.noResult().thrown());
        if (user.failedLoginCount >= MOST_FAILURES) {
            throw ApiError.forbidden("Maximum login count exceeded").thrown();
        }
        if (result.successful()) {
            Sessions.open(user, clock.instant());
        } else {
            user.failedLoginCount++;
        }
    }

    @POST
    @Path("/verify/webauthn-login")
    public void completeAtTheOldPath(@PathParam("userId") UUID userId, JsonBody body) {
        complete(userId, body);
    }
}
