package gov.notify.notification;

/// Where a notification stands: its status, and what that status leaves open.
///
/// @param timedOut it failed only because no receipt came; one may still come
/// @param ambiguous a hand-over's outcome was never learnt; a receipt may still tell
public record DeliveryState(NotificationStatus status, boolean timedOut, boolean ambiguous) {

    public static DeliveryState of(NotificationStatus status) {
        return new DeliveryState(status, false, false);
    }
}
