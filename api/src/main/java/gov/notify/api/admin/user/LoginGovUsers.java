package gov.notify.api.admin.user;

import gov.notify.api.admin.event.AuditTrail;
import gov.notify.user.User;
import gov.notify.user.UserState;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;

/// Knows people again whom login.gov has let in: by its id, else by their address, which must be the very same but for
/// its case. Whoever is archived is nobody.
@ApplicationScoped
class LoginGovUsers {

    private final MemberChanges members;
    private final UserViews views;
    private final Clock clock;

    LoginGovUsers(MemberChanges members, UserViews views, Clock clock) {
        this.members = members;
        this.views = views;
        this.clock = clock;
    }

    Optional<UserView> find(LoginGovRequest request) {
        try {
            return inTransaction(request);
        } catch (ConstraintViolationException _) {
            // Somebody took the id or the address at the same moment; now that is there to be seen.
            return inTransaction(request);
        }
    }

    private Optional<UserView> inTransaction(LoginGovRequest request) {
        return QuarkusTransaction.requiringNew()
                .call(() -> known(request).or(() -> byAddress(request)).map(views::of));
    }

    private Optional<User> known(LoginGovRequest request) {
        var found = User.withLoginUuid(request.loginUuid()).filter(LoginGovUsers::mayComeIn);
        found.filter(user -> !user.emailAddress.equals(request.email()))
                .ifPresent(user -> follow(user, request.email()));
        return found.filter(LoginGovUsers::mayComeIn);
    }

    /// People change their address at login.gov. One that is somebody else's stays that person's.
    private void follow(User user, String address) {
        user.lock();
        if (!mayComeIn(user) || User.isTaken(address, user.id)) {
            return;
        }
        var before = user.emailAddress;
        user.emailAddress = address;
        user.updatedAt = clock.instant();
        user.persistAndFlush();
        members.reachedElsewhere(user, before, user.mobileNumber);
    }

    private Optional<User> byAddress(LoginGovRequest request) {
        var found = User.withEmail(request.email());
        found.ifPresent(User::lock);
        var stillThere = found.filter(user -> mayComeIn(user) && user.emailAddress.equalsIgnoreCase(request.email()));
        stillThere.ifPresent(user -> link(user, request.loginUuid()));
        return stillThere;
    }

    private void link(User user, String loginUuid) {
        if (loginUuid.equals(user.loginUuid)) {
            return;
        }
        User.forgetLoginOfArchived(loginUuid);
        if (user.loginUuid != null) {
            AuditTrail.record(
                    "update_user_login_uuid",
                    Map.of("user_id", user.id, "original_login_uuid", user.loginUuid, "new_login_uuid", loginUuid),
                    clock.instant());
        }
        user.loginUuid = loginUuid;
        user.updatedAt = clock.instant();
        user.persistAndFlush();
    }

    private static boolean mayComeIn(User user) {
        return !user.state.equals(UserState.INACTIVE);
    }
}
