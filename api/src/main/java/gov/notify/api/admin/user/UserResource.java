package gov.notify.api.admin.user;

import gov.notify.api.admin.Data;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.http.JsonBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/// `/user/{id}`: one person (docs/contract/admin-users.md, 6.2).
@Path("/user/{userId}")
@AdminRequired
@RunOnVirtualThread
public class UserResource {

    private final Users users;
    private final UserArchive archive;
    private final Event<AttemptsForgiven> forgiven;
    private final UserViews views;

    UserResource(Users users, UserArchive archive, Event<AttemptsForgiven> forgiven, UserViews views) {
        this.users = users;
        this.archive = archive;
        this.forgiven = forgiven;
        this.views = views;
    }

    @GET
    public Data<UserView> one(@PathParam("userId") UUID userId) {
        return new Data<>(views.of(Users.find(userId)));
    }

    @POST
    @Transactional
    public Data<UserView> change(@PathParam("userId") UUID userId, JsonBody body) {
        return new Data<>(views.of(users.change(userId, UserChangeRequest.read(body))));
    }

    @POST
    @Transactional
    @Path("/archive")
    public void archive(@PathParam("userId") UUID userId) {
        archive.archive(userId);
    }

    @POST
    @Transactional
    @Path("/activate")
    public Data<UserView> activate(@PathParam("userId") UUID userId) {
        return new Data<>(views.of(users.activate(userId)));
    }

    @POST
    @Transactional
    @Path("/deactivate")
    public Data<UserView> deactivate(@PathParam("userId") UUID userId) {
        return new Data<>(views.of(users.deactivate(userId)));
    }

    @POST
    @Transactional
    @Path("/reset-failed-login-count")
    public Data<UserView> resetFailedLogins(@PathParam("userId") UUID userId) {
        var user = users.resetFailedLogins(userId);
        forgiven.fire(new AttemptsForgiven(userId));
        return new Data<>(views.of(user));
    }

    @GET
    @Path("/organizations-and-services")
    public AccountsView accounts(@PathParam("userId") UUID userId) {
        return AccountsView.of(Users.find(userId));
    }
}
