package gov.notify.notification;

import java.util.Locale;

/// What can happen to a notification after it was stored.
public enum StatusEvent {
    /// A provider took it, and a receipt will follow.
    ACCEPTED,
    /// A provider took it for a country whose carriers send no receipts.
    ACCEPTED_WITHOUT_RECEIPT,
    /// It will never be handed over: refused, out of time, nothing left to send.
    GIVEN_UP,
    /// A receipt of success.
    DELIVERED,
    /// A receipt of a failure that would repeat itself.
    PERMANENT_FAILURE,
    /// A receipt of a failure that may pass.
    TEMPORARY_FAILURE,
    /// A receipt of a failed text, where settings ask for the reference's plain word.
    FAILED,
    /// The provider took it and then would not send it: SES Reject, Rendering Failure.
    REJECTED,
    /// No receipt came in time.
    TIMED_OUT;

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', ' ');

    /// The name in the picture in docs/statuses.md.
    public String wireName() {
        return wireName;
    }
}
