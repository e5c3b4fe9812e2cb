package gov.notify.api.admin.user;

import gov.notify.api.admin.Data;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Wording;
import gov.notify.user.User;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Objects;

/// `/user/find-users-by-email`: people by a part of their address (docs/contract/admin-users.md, 6.4).
@Path("/user/find-users-by-email")
@AdminRequired
@RunOnVirtualThread
@Transactional
public class UserSearchResource {

    @POST
    public Data<List<ShortUserView>> find(JsonBody body) {
        var fields = body.fields(Wording.FORM);
        var part = fields.text("email");
        fields.required("email").done();
        return new Data<>(ShortUserView.of(User.withEmailLike(Objects.requireNonNull(part))));
    }
}
