package gov.notify.api.admin.user;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import gov.notify.api.json.SP6;
import gov.notify.user.AuthType;
import gov.notify.user.Memberships;
import gov.notify.user.User;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person as the admin application sees one: one flat object (docs/contract/admin-users.md, 6.1). `toString()` shows
/// the id alone.
public record UserView(
        UUID id,
        String name,
        String state,
        boolean platformAdmin,
        @Nullable String preferredTimezone,
        @JsonUnwrapped Reached reached,
        @JsonUnwrapped SignIn signIn,
        @JsonUnwrapped Memberships memberships) {

    /// Where the person is reached. `toString()` hides it.
    public record Reached(
            String emailAddress,
            Instant emailAccessValidatedAt,
            @Nullable String mobileNumber) {
        @Override
        public String toString() {
            return "Reached";
        }
    }

    /// How the person signs in. `toString()` hides it.
    public record SignIn(
            String authType,
            boolean canUseWebauthn,
            @Nullable String loginUuid,
            SP6 passwordChangedAt,
            int failedLoginCount,
            @Nullable Instant loggedInAt,
            @Nullable UUID currentSessionId) {
        @Override
        public String toString() {
            return "SignIn";
        }
    }

    /// @param notifyService the id of Notify's own service, whose members may have security keys
    static UserView of(User user, Memberships memberships, UUID notifyService) {
        return new UserView(
                user.id,
                user.name,
                user.state,
                user.platformAdmin,
                user.preferredTimezone,
                new Reached(user.emailAddress, user.emailAccessValidatedAt, user.mobileNumber),
                signIn(user, memberships.services().contains(notifyService)),
                memberships);
    }

    private static SignIn signIn(User user, boolean isOfNotify) {
        boolean canUseWebauthn = user.platformAdmin || user.authType.equals(AuthType.WEBAUTHN) || isOfNotify;
        return new SignIn(
                user.authType,
                canUseWebauthn,
                user.loginUuid,
                new SP6(user.passwordChangedAt),
                user.failedLoginCount,
                user.loggedInAt,
                user.currentSessionId);
    }

    @Override
    public String toString() {
        return "UserView[" + id + "]";
    }
}
