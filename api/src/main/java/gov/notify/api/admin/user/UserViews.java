package gov.notify.api.admin.user;

import gov.notify.api.config.ApiConfig;
import gov.notify.user.Memberships;
import gov.notify.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Shows people with what they belong to, which takes one query however many they are.
@ApplicationScoped
public class UserViews {

    private final UUID notifyService;

    UserViews(ApiConfig config) {
        this.notifyService = config.notifyServiceId();
    }

    public UserView of(User user) {
        return of(List.of(user)).getFirst();
    }

    public List<UserView> of(List<User> users) {
        var memberships = Memberships.of(users.stream().map(user -> user.id).toList());
        return users.stream()
                .map(user -> UserView.of(user, Objects.requireNonNull(memberships.get(user.id)), notifyService))
                .toList();
    }
}
