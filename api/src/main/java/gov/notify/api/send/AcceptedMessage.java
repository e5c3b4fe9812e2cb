package gov.notify.api.send;

import gov.notify.notification.NewNotification;
import gov.notify.security.Payload;
import java.util.UUID;

/// A message that passed every check, before it is stored. Prints as its id.
///
/// @param row what is stored of it as it is
/// @param normalised the recipient in the form recipients are compared in, stored as its hash
/// @param payload what is sealed before it is stored
/// @param simulated to be answered and forgotten
/// @param answer the record that the caller gets as JSON
record AcceptedMessage(NewNotification.Row row, String normalised, Payload payload, boolean simulated, Object answer) {

    UUID id() {
        return row.id();
    }

    @Override
    public String toString() {
        return "AcceptedMessage[" + id() + "]";
    }
}
