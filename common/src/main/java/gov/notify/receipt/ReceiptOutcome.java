package gov.notify.receipt;

import java.util.Locale;

/// What became of a receipt.
public enum ReceiptOutcome {
    /// It changed the notification's status, or told what a hand-over's outcome was.
    APPLIED,
    /// Only carrier, price or time were noted.
    NOTED,
    /// The notification was settled before.
    DUPLICATE,
    /// A bounce after delivery: recorded, nothing more.
    LATE_BOUNCE,
    /// A complaint was recorded.
    COMPLAINT,
    /// The notification has moved to history, where statuses do not change.
    LATE,
    /// Nothing that concerns a notification.
    IGNORED,
    /// It names no message.
    UNUSABLE,
    /// No notification took its reference within six hours.
    UNKNOWN_REFERENCE;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /// The name in `receipt_inbox.outcome` and in metrics.
    public String wireName() {
        return wireName;
    }
}
