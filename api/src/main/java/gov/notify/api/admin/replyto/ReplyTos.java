package gov.notify.api.admin.replyto;

import gov.notify.api.admin.ServiceLock;
import gov.notify.api.error.ApiError;
import gov.notify.api.internal.InternalMessages;
import gov.notify.api.internal.InternalTemplate;
import gov.notify.service.ReplyTo;
import gov.notify.service.ServiceSnapshots;
import gov.notify.snapshot.Changed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/// The rules of reply-to addresses: none twice, and as long as there are any, one of them the default.
@ApplicationScoped
class ReplyTos {

    private final Event<Changed> changes;
    private final InternalMessages messages;
    private final Clock clock;

    ReplyTos(Event<Changed> changes, InternalMessages messages, Clock clock) {
        this.changes = changes;
        this.messages = messages;
        this.clock = clock;
    }

    /// Sends a message to an address that the service does not use yet.
    ///
    /// @return the id of the notification
    UUID check(UUID serviceId, ReplyToCheckRequest wanted) {
        ServiceLock.require(serviceId);
        var address = wanted.address().value();
        refuseTwice(serviceId, address, UUID.randomUUID());
        return messages.send(InternalTemplate.REPLY_TO_CHECK, address, Map.of());
    }

    ReplyTo add(UUID serviceId, ReplyToRequest wanted) {
        ServiceLock.take(serviceId);
        var row = new ReplyTo();
        row.id = UUID.randomUUID();
        row.serviceId = serviceId;
        row.createdAt = clock.instant();
        return save(row, wanted);
    }

    ReplyTo change(UUID serviceId, UUID id, ReplyToRequest wanted) {
        ServiceLock.take(serviceId);
        var row = ReplyTo.of(serviceId, id)
                .filter(found -> !found.archived)
                .orElseThrow(() -> ApiError.noResult().thrown());
        row.updatedAt = clock.instant();
        return save(row, wanted);
    }

    /// What is archived already stays so.
    ReplyTo archive(UUID serviceId, UUID id) {
        ServiceLock.take(serviceId);
        var row =
                ReplyTo.of(serviceId, id).orElseThrow(() -> ApiError.noResult().thrown());
        if (row.archived) {
            return row;
        }
        if (row.isDefault) {
            throw ApiError.badRequest("You cannot delete a default email reply to address")
                    .thrown();
        }
        row.archived = true;
        row.updatedAt = clock.instant();
        changes.fire(new Changed(ServiceSnapshots.entry(serviceId)));
        return row;
    }

    private ReplyTo save(ReplyTo row, ReplyToRequest wanted) {
        var address = wanted.address().value();
        refuseTwice(row.serviceId, address, row.id);
        if (!row.becomeDefault(wanted.isDefault(), clock.instant())) {
            throw ApiError.badRequest("You must have at least one reply to email address as the default.")
                    .thrown();
        }
        row.emailAddress = address;
        row.persist();
        changes.fire(new Changed(ServiceSnapshots.entry(row.serviceId)));
        return row;
    }

    /// @param id the row that is to have the address
    private static void refuseTwice(UUID serviceId, String address, UUID id) {
        if (ReplyTo.isTaken(serviceId, address, id)) {
            throw ApiError.conflict("Your service already uses ‘" + address + "’ as an email reply-to address.")
                    .thrown();
        }
    }
}
