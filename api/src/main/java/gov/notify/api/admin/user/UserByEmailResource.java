package gov.notify.api.admin.user;

import gov.notify.api.admin.Data;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.error.ApiError;
import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Fields;
import gov.notify.api.schema.Wording;
import gov.notify.user.User;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `/user/email`: whose address it is (docs/contract/admin-users.md, 6.4). A resource of its own: below `/user/{id}`
/// its path would be an id.
@Path("/user/email")
@AdminRequired
@RunOnVirtualThread
@Transactional
public class UserByEmailResource {

    private final UserViews views;

    UserByEmailResource(UserViews views) {
        this.views = views;
    }

    @POST
    public Data<UserView> find(JsonBody body) {
        return find(body.fields(Wording.FORM));
    }

    @GET
    public Data<UserView> find(@QueryParam("email") @Nullable String email) {
        if (email == null || email.isEmpty()) {
            throw ApiError.badRequest("Invalid request. Email query string param required")
                    .thrown();
        }
        return find(Fields.of(Map.of("email", email), Wording.FORM));
    }

    private Data<UserView> find(Fields fields) {
        var address = UserFields.address(fields, "email");
        fields.required("email").done();
        return User.withEmail(Objects.requireNonNull(address))
                .map(user -> new Data<>(views.of(user)))
                .orElseThrow(() -> ApiError.noResult().thrown());
    }
}
