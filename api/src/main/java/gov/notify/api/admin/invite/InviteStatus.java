package gov.notify.api.admin.invite;

import gov.notify.api.error.ApiError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What has become of an invitation.
enum InviteStatus {
    PENDING,
    ACCEPTED,
    CANCELLED,
    EXPIRED;

    static final List<String> WORDS =
            Arrays.stream(values()).map(InviteStatus::wireName).toList();

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static InviteStatus of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    /// What is pending can be accepted, and all but what was accepted can be cancelled; saying again
    /// what is so already is fine.
    ///
    /// @throws gov.notify.api.error.ApiException 400 where it cannot become that
    InviteStatus become(InviteStatus wanted) {
        boolean can = wanted == this
                || switch (wanted) {
                    case ACCEPTED -> this == PENDING;
                    case CANCELLED -> this != ACCEPTED;
                    case PENDING, EXPIRED -> false;
                };
        if (!can) {
            throw ApiError.badRequest("Invitation is " + wireName()).thrown();
        }
        return wanted;
    }
}
