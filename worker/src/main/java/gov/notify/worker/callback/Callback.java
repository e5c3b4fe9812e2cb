package gov.notify.worker.callback;

import gov.notify.notification.NotificationStatus;
import java.util.UUID;

/// What a service is to be told.
///
/// @param subject the notification, or the complaint
/// @param status that the notification has reached; empty of a complaint
public record Callback(Kind kind, UUID serviceId, UUID subject, String status) {

    /// What it is about, and which of a service's addresses it goes to.
    public enum Kind {
        STATUS("status", "delivery_status"),
        COMPLAINT("complaint", "complaint");

        private final String wireName;
        private final String address;

        Kind(String wireName, String address) {
            this.wireName = wireName;
            this.address = address;
        }

        /// The name in `callback_deliveries.kind`.
        public String wireName() {
            return wireName;
        }

        /// The name in `service_callback_api.callback_type`.
        String address() {
            return address;
        }
    }

    public static Callback ofStatus(UUID serviceId, UUID notificationId, NotificationStatus status) {
        return new Callback(Kind.STATUS, serviceId, notificationId, status.wireName());
    }

    public static Callback ofComplaint(UUID serviceId, UUID complaintId) {
        return new Callback(Kind.COMPLAINT, serviceId, complaintId, "");
    }
}
