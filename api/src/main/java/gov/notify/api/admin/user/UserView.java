package gov.notify.api.admin.user;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import gov.notify.api.json.SP6;
import gov.notify.user.AuthType;
import gov.notify.user.Memberships;
import gov.notify.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

    /// Notify's own service, whose members may have security keys.
    private static final UUID NOTIFY = UUID.fromString("d6aa2c68-a2d9-4437-ab19-3ae8eb202553");

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

    /// With one query for what the person belongs to.
    public static UserView of(User user) {
        return of(List.of(user)).getFirst();
    }

    /// The same for many, with one query for all of them.
    public static List<UserView> of(List<User> users) {
        var memberships = Memberships.of(users.stream().map(user -> user.id).toList());
        return users.stream()
                .map(user -> of(user, Objects.requireNonNull(memberships.get(user.id))))
                .toList();
    }

    private static UserView of(User user, Memberships memberships) {
        return new UserView(
                user.id,
                user.name,
                user.state,
                user.platformAdmin,
                user.preferredTimezone,
                new Reached(user.emailAddress, user.emailAccessValidatedAt, user.mobileNumber),
                signIn(user, memberships),
                memberships);
    }

    private static SignIn signIn(User user, Memberships memberships) {
        boolean canUseWebauthn = user.platformAdmin
                || user.authType.equals(AuthType.WEBAUTHN)
                || memberships.services().contains(NOTIFY);
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
