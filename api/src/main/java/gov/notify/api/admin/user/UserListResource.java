package gov.notify.api.admin.user;

import gov.notify.api.admin.Data;
import gov.notify.api.auth.AdminRequired;
import gov.notify.user.User;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/// `/user/get-all-users`: everybody, in short (docs/contract/admin-users.md, 6.4).
@Path("/user/get-all-users")
@AdminRequired
@RunOnVirtualThread
@Transactional
public class UserListResource {

    @GET
    public Data<List<ShortUserView>> all() {
        return new Data<>(ShortUserView.of(User.everybody()));
    }
}
