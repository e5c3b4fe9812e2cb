package gov.notify.user;

/// Whether a person may sign in: the words of `users.state`.
public final class UserState {

    /// Signed up, but has not come in yet.
    public static final String PENDING = "pending";

    public static final String ACTIVE = "active";

    /// Archived, for good.
    public static final String INACTIVE = "inactive";

    private UserState() {}
}
