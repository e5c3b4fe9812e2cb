package gov.notify.api.admin.code;

import gov.notify.user.User;
import java.time.Instant;
import java.util.UUID;

/// What a person's session in the admin application begins with.
public final class Sessions {

    private Sessions() {}

    /// Ends any session that was there: the application lets in only the one whose id is the user's.
    public static void open(User user, Instant now) {
        user.currentSessionId = UUID.randomUUID();
        user.loggedInAt = now;
        user.failedLoginCount = 0;
        user.updatedAt = now;
    }
}
