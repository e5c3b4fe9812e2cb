package gov.notify.api.admin.user;

import gov.notify.service.ServiceSnapshots;
import gov.notify.snapshot.Changed;
import gov.notify.user.ServiceMember;
import gov.notify.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Tells those who send for a person's services where the person is reached now: services on trial may send to their
/// members alone.
@ApplicationScoped
class MemberChanges {

    private final Event<Changed> changes;

    MemberChanges(Event<Changed> changes) {
        this.changes = changes;
    }

    /// To be called within the transaction of the change.
    ///
    /// @param address of the person before
    /// @param number of the person before
    void reachedElsewhere(User user, String address, @Nullable String number) {
        if (user.emailAddress.equals(address) && Objects.equals(user.mobileNumber, number)) {
            return;
        }
        ServiceMember.servicesOf(user.id)
                .forEach(service -> changes.fire(new Changed(ServiceSnapshots.entry(service))));
    }
}
