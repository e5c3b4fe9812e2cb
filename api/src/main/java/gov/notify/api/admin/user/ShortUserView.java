package gov.notify.api.admin.user;

import gov.notify.user.User;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person in a long list. `toString()` shows the id alone.
record ShortUserView(
        UUID id,
        String name,
        String emailAddress,
        @Nullable String loginUuid,
        @Nullable String mobileNumber) {

    static List<ShortUserView> of(List<User> users) {
        return users.stream()
                .map(user ->
                        new ShortUserView(user.id, user.name, user.emailAddress, user.loginUuid, user.mobileNumber))
                .toList();
    }

    @Override
    public String toString() {
        return "ShortUserView[" + id + "]";
    }
}
