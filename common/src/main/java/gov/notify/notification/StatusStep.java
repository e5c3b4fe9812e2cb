package gov.notify.notification;

/// What an event does to a notification.
public sealed interface StatusStep {

    /// The status becomes `to`, and with it `timed_out`.
    record Move(NotificationStatus to, boolean timedOut) implements StatusStep {}

    /// Nothing changes.
    record Stay(Because because) implements StatusStep {}

    enum Because {
        /// It was settled before; the first outcome stands.
        DUPLICATE,
        /// A bounce after delivery, typically an auto-reply or a forwarder: recorded, and `delivered` is kept.
        LATE_BOUNCE,
        /// The event means nothing where the notification stands.
        OUT_OF_PLACE
    }
}
