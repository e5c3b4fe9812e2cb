package gov.notify.api.admin.user;

import gov.notify.api.admin.ServiceLock;
import gov.notify.api.error.ApiError;
import gov.notify.organization.OrganizationMember;
import gov.notify.service.ServiceSnapshots;
import gov.notify.snapshot.Changed;
import gov.notify.template.FolderPermission;
import gov.notify.user.AuthType;
import gov.notify.user.Permission;
import gov.notify.user.ServiceMember;
import gov.notify.user.User;
import gov.notify.user.UserState;
import gov.notify.user.VerifyCode;
import gov.notify.user.WebauthnCredential;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/// Archives people, for good: what is left of one is a name, for what it did.
@ApplicationScoped
class UserArchive {

    private static final int LONGEST_ADDRESS = 255;
    private static final UUID NO_SESSION = new UUID(0, 0);
    private static final String NOBODY_LEFT = "User can’t be removed from a service - check all services have another"
            + " team member with manage_settings";

    private final Event<Changed> changes;
    private final Clock clock;

    UserArchive(Event<Changed> changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /// Who is archived already stays so.
    void archive(UUID id) {
        // Services before people, and in the order of their ids, as whoever changes members does: of two managers of
        // one service who are archived at the same moment, the second is its last.
        ServiceMember.servicesOf(id).forEach(ServiceLock::take);
        var user = Users.locked(id);
        if (user.isArchived()) {
            return;
        }
        if (Permission.isNeededOf(id)) {
            throw ApiError.badRequest(NOBODY_LEFT).thrown();
        }
        leaveAll(id);
        VerifyCode.delete("userId", id);
        WebauthnCredential.delete("userId", id);
        var now = clock.instant();
        user.authType = AuthType.EMAIL;
        user.emailAddress = archived(user);
        user.mobileNumber = null;
        user.passwordHash = Passwords.UNUSABLE;
        user.passwordChangedAt = now;
        user.currentSessionId = NO_SESSION;
        user.loginUuid = null;
        user.platformAdmin = false;
        user.state = UserState.INACTIVE;
        user.updatedAt = now;
    }

    private void leaveAll(UUID id) {
        ServiceMember.servicesOf(id).forEach(service -> changes.fire(new Changed(ServiceSnapshots.entry(service))));
        FolderPermission.delete("id.userId", id);
        Permission.delete("userId", id);
        ServiceMember.delete("id.userId", id);
        OrganizationMember.delete("id.userId", id);
    }

    /// Frees the address for somebody else. The same address may be archived twice a day, or two long ones be alike
    /// once they are cut.
    private String archived(User user) {
        var prefix = "_archived_" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + "_";
        var address = shortened(prefix + user.emailAddress);
        return User.isTaken(address, user.id) ? shortened(prefix + user.id + "_" + user.emailAddress) : address;
    }

    private static String shortened(String address) {
        return address.codePointCount(0, address.length()) <= LONGEST_ADDRESS
                ? address
                : address.substring(0, address.offsetByCodePoints(0, LONGEST_ADDRESS));
    }
}
