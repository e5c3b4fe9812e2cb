package gov.notify.worker.receipt;

import gov.notify.notification.StatusEvent;
import java.util.Locale;

/// Why a text did not arrive. The status follows from this alone, so that every provider gives the same result.
enum FailureClass {
    BLOCKED(true),
    CARRIER_BLOCKED(true),
    RECIPIENT_BLOCKED(true),
    OPTED_OUT(true),
    INVALID_NUMBER(true),
    INVALID_MESSAGE(true),
    PROTECT(true),
    CARRIER_UNREACHABLE(false),
    PHONE_UNREACHABLE(false),
    MAX_PRICE(false),
    QUOTA(false),
    TTL(false),
    UNKNOWN(false);

    private final boolean permanent;
    private final String wireName = name().toLowerCase(Locale.ROOT);

    FailureClass(boolean permanent) {
        this.permanent = permanent;
    }

    /// The name in `notifications.failure_class`.
    String wireName() {
        return wireName;
    }

    StatusEvent event(FailureMapping mapping) {
        return switch (mapping) {
            case DETAILED -> permanent ? StatusEvent.PERMANENT_FAILURE : StatusEvent.TEMPORARY_FAILURE;
            case REFERENCE -> StatusEvent.FAILED;
        };
    }
}
