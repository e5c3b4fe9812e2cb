package gov.notify.api.admin.user;

import gov.notify.api.admin.Unique;
import gov.notify.api.error.ApiError;
import gov.notify.api.error.ApiException;
import gov.notify.api.internal.InternalMessages;
import gov.notify.api.internal.InternalTemplate;
import gov.notify.user.AuthType;
import gov.notify.user.User;
import gov.notify.user.UserState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rules of people: none has another's address, and whoever signs in by texts has a number.
@ApplicationScoped
class Users {

    private static final String TIMEZONE = "US/Eastern";

    private final MemberChanges members;
    private final InternalMessages messages;
    private final Clock clock;

    Users(MemberChanges members, InternalMessages messages, Clock clock) {
        this.members = members;
        this.messages = messages;
        this.clock = clock;
    }

    static User find(UUID id) {
        return User.<User>findByIdOptional(id)
                .orElseThrow(() -> ApiError.noResult().thrown());
    }

    static User locked(UUID id) {
        return User.locked(id).orElseThrow(() -> ApiError.noResult().thrown());
    }

    /// @param passwordHash made before: hashing takes its time, and no connection shall wait for it
    User create(NewUserRequest wanted, String passwordHash) {
        var now = clock.instant();
        var user = new User();
        user.id = UUID.randomUUID();
        user.name = wanted.name();
        user.emailAddress = wanted.emailAddress();
        user.passwordHash = passwordHash;
        user.mobileNumber = wanted.mobileNumber();
        user.authType = wanted.authType();
        user.state = UserState.PENDING;
        user.emailAccessValidatedAt = now;
        user.passwordChangedAt = now;
        user.preferredTimezone = TIMEZONE;
        user.createdAt = now;
        requireWayIn(user);
        requireFree(user.emailAddress, user.id);
        Unique.persist(user, Users::addressTaken);
        return user;
    }

    /// Writes nothing where nothing would be otherwise. A person whose address or number somebody else changes is told.
    /// Who is archived is not changed, and told nothing: what is left for an address is none.
    User change(UUID id, UserChangeRequest wanted) {
        var user = UnarchivedUser.require(find(id));
        var manager = wanted.updatedBy() == null ? null : find(wanted.updatedBy());
        if (wanted.changes(user)) {
            apply(wanted, user);
        }
        if (manager != null) {
            tell(user, manager, wanted);
        }
        return user;
    }

    User activate(UUID id) {
        return to(UserState.ACTIVE, "User already active", id);
    }

    User deactivate(UUID id) {
        return to(UserState.PENDING, "User already inactive", id);
    }

    private User to(String state, String already, UUID id) {
        var user = UnarchivedUser.locked(id);
        if (user.state.equals(state)) {
            throw ApiError.badRequest(already).thrown();
        }
        user.state = state;
        user.updatedAt = clock.instant();
        return user;
    }

    User resetFailedLogins(UUID id) {
        var user = locked(id);
        user.failedLoginCount = 0;
        return user;
    }

    private void apply(UserChangeRequest wanted, User user) {
        // As it is now, and until all is written: who was archived shall not get an address back.
        user.lock();
        UnarchivedUser.require(user);
        var address = user.emailAddress;
        var number = user.mobileNumber;
        if (wanted.emailAddress() != null) {
            requireFree(wanted.emailAddress(), user.id);
        }
        requireFreeLogin(wanted.loginUuid(), user.id);
        wanted.applyTo(user);
        requireWayIn(user);
        user.updatedAt = clock.instant();
        Unique.persist(user, Users::taken);
        members.reachedElsewhere(user, address, number);
    }

    private void tell(User user, User manager, UserChangeRequest wanted) {
        var values = Map.of("name", user.name, "servicemanagername", manager.name, "email address", user.emailAddress);
        if (wanted.emailAddress() != null) {
            messages.send(InternalTemplate.EMAIL_CHANGED_BY_MANAGER, user.emailAddress, values);
        } else if (wanted.mobileNumber() != null) {
            messages.send(InternalTemplate.MOBILE_CHANGED_BY_MANAGER, wanted.mobileNumber(), values);
        }
    }

    private static void requireWayIn(User user) {
        if (user.authType.equals(AuthType.SMS) && user.mobileNumber == null) {
            throw ApiError.badRequest("Mobile number must be set if auth_type is set to AuthType.SMS")
                    .thrown();
        }
    }

    private static void requireFree(String address, UUID id) {
        if (User.isTaken(address, id)) {
            throw addressTaken();
        }
    }

    private static void requireFreeLogin(@Nullable String loginUuid, UUID id) {
        if (loginUuid != null
                && User.withLoginUuid(loginUuid)
                        .filter(found -> !found.id.equals(id))
                        .isPresent()) {
            throw loginTaken();
        }
    }

    /// @param constraint that somebody else came before
    private static ApiException taken(String constraint) {
        return constraint.contains("login_uuid") ? loginTaken() : addressTaken();
    }

    private static ApiException loginTaken() {
        return fault("login_uuid", "Login UUID already in use");
    }

    private static ApiException addressTaken() {
        return fault("email_address", "Email address already in use");
    }

    private static ApiException fault(String field, String text) {
        return ApiError.invalidFields(Map.of(field, List.of(text))).thrown();
    }
}
