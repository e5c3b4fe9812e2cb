package gov.notify.api.send;

import gov.notify.api.auth.Caller;
import gov.notify.notification.NewNotification;
import gov.notify.service.ServiceSnapshot;
import java.util.Optional;

/// A request to send, read but not yet looked at.
///
/// @param route tells apart what may share an Idempotency-Key
/// @param base scheme and host for links in the answer
public record SendContext(Caller caller, String route, byte[] body, String base, Optional<String> idempotencyKey) {

    private static final String OLDER = "v1/";

    ServiceSnapshot service() {
        return caller.service();
    }

    NewNotification.Origin origin() {
        return new NewNotification.Origin(caller.key().type(), caller.key().id(), null);
    }

    /// Whether it came by a route of the first clients of Notify.gov.
    boolean isOlder() {
        return route.startsWith(OLDER);
    }

    @Override
    public String toString() {
        return "SendContext[" + route + " of " + service().id() + "]";
    }
}
