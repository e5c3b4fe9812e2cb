package gov.notify.api.admin.user;

import gov.notify.api.error.ApiError;
import gov.notify.user.User;
import java.util.UUID;

/// Loads users for changes that an archived user must not get, such as a membership.
public final class UnarchivedUser {

    private UnarchivedUser() {}

    /// A person who is not archived before the transaction ends. To be asked after services are locked, and before
    /// anything else about that person.
    ///
    /// @throws gov.notify.api.error.ApiException 404 where there is none, 400 where it is archived
    public static User locked(UUID id) {
        return require(Users.locked(id));
    }

    static User require(User user) {
        if (user.isArchived()) {
            throw ApiError.badRequest("User is archived").thrown();
        }
        return user;
    }
}
