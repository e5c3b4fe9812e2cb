package gov.notify.api.admin.guestlist;

import gov.notify.api.admin.ServiceLock;
import gov.notify.service.GuestListEntry;
import gov.notify.service.ServiceSnapshots;
import gov.notify.snapshot.Changed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.UUID;

/// Guest lists, which are replaced as a whole.
@ApplicationScoped
class GuestLists {

    private final Event<Changed> changes;
    private final Clock clock;

    GuestLists(Event<Changed> changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    void replace(UUID serviceId, GuestListRequest wanted) {
        ServiceLock.take(serviceId);
        GuestListEntry.clear(serviceId);
        wanted.emailAddresses().forEach(address -> add(serviceId, GuestListEntry.EMAIL, address));
        wanted.phoneNumbers().forEach(number -> add(serviceId, GuestListEntry.MOBILE, number));
        changes.fire(new Changed(ServiceSnapshots.entry(serviceId)));
    }

    private void add(UUID serviceId, String type, String recipient) {
        var entry = new GuestListEntry();
        entry.id = UUID.randomUUID();
        entry.serviceId = serviceId;
        entry.recipientType = type;
        entry.recipient = recipient;
        entry.createdAt = clock.instant();
        entry.persist();
    }
}
