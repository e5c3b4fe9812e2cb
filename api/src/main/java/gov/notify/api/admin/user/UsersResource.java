package gov.notify.api.admin.user;

import gov.notify.api.admin.Data;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.http.JsonBody;
import gov.notify.user.User;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;

/// `/user`: who signs up, and everybody (docs/contract/admin-users.md, 6.2).
@Path("/user")
@AdminRequired
@RunOnVirtualThread
@Transactional
public class UsersResource {

    private final Users users;
    private final Passwords passwords;
    private final UserViews views;

    UsersResource(Users users, Passwords passwords, UserViews views) {
        this.users = users;
        this.passwords = passwords;
        this.views = views;
    }

    /// A connection is taken only once the password is hashed.
    @POST
    @ResponseStatus(201)
    public Data<UserView> create(JsonBody body) {
        var wanted = NewUserRequest.read(body);
        return new Data<>(views.of(users.create(wanted, passwords.hash(wanted.password()))));
    }

    @GET
    public Data<List<UserView>> all() {
        return new Data<>(views.of(User.everybody()));
    }
}
