package gov.notify.api.admin.smssender;

import gov.notify.api.admin.ServiceLock;
import gov.notify.api.error.ApiError;
import gov.notify.recipient.InvalidRecipient;
import gov.notify.recipient.PhoneNumber;
import gov.notify.service.InboundNumber;
import gov.notify.service.ServiceSnapshots;
import gov.notify.service.SmsSender;
import gov.notify.snapshot.Changed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.UUID;
import java.util.regex.Pattern;

/// The rules of senders: one of them is the default, and a number that receives texts stays what it is.
@ApplicationScoped
class SmsSenders {

    private static final int LONGEST_NAME = 11;
    private static final Pattern NUMBER = Pattern.compile("[+0-9 ().-]+");

    private final Event<Changed> changes;
    private final Clock clock;

    SmsSenders(Event<Changed> changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    SmsSender add(UUID serviceId, SmsSenderRequest wanted) {
        ServiceLock.take(serviceId);
        var numberId = wanted.inboundNumberId();
        if (numberId == null) {
            return save(fresh(serviceId), checked(wanted.sender()), wanted.isDefault());
        }
        var number = InboundNumber.claim(numberId, serviceId, clock.instant())
                .orElseThrow(() -> ApiError.badRequest("Inbound number: " + numberId + " is not available")
                        .thrown());
        var senders = SmsSender.usableBy(serviceId);
        // A service's only sender becomes the number.
        var row = senders.size() == 1 ? senders.getFirst() : fresh(serviceId);
        row.inboundNumberId = number.id;
        return save(row, number.number, senders.size() == 1 ? row.isDefault : wanted.isDefault());
    }

    SmsSender change(UUID serviceId, UUID id, SmsSenderRequest wanted) {
        ServiceLock.take(serviceId);
        var row = SmsSender.of(serviceId, id)
                .filter(found -> !found.archived)
                .orElseThrow(() -> ApiError.noResult().thrown());
        if (row.inboundNumberId != null && !row.sender.equals(wanted.sender())) {
            throw ApiError.badRequest("You can not change the inbound number for service " + serviceId)
                    .thrown();
        }
        return save(row, row.inboundNumberId == null ? checked(wanted.sender()) : row.sender, wanted.isDefault());
    }

    /// What is archived already stays so.
    SmsSender archive(UUID serviceId, UUID id) {
        ServiceLock.take(serviceId);
        var row = SmsSender.of(serviceId, id)
                .orElseThrow(() -> ApiError.noResult().thrown());
        if (row.archived) {
            return row;
        }
        if (row.inboundNumberId != null) {
            throw ApiError.badRequest("You cannot delete an inbound number").thrown();
        }
        if (row.isDefault) {
            throw ApiError.badRequest("You cannot delete a default sms sender").thrown();
        }
        row.archived = true;
        row.updatedAt = clock.instant();
        changes.fire(new Changed(ServiceSnapshots.entry(serviceId)));
        return row;
    }

    private SmsSender save(SmsSender row, String sender, boolean isDefault) {
        if (!row.becomeDefault(isDefault, clock.instant())) {
            throw ApiError.badRequest("You must have at least one SMS sender as the default")
                    .thrown();
        }
        if (row.isPersistent()) {
            row.updatedAt = clock.instant();
        }
        row.sender = sender;
        row.persist();
        changes.fire(new Changed(ServiceSnapshots.entry(row.serviceId)));
        return row;
    }

    private SmsSender fresh(UUID serviceId) {
        var row = new SmsSender();
        row.id = UUID.randomUUID();
        row.serviceId = serviceId;
        row.createdAt = clock.instant();
        return row;
    }

    /// A number in E.164, for in another form the worker would not know it for one; a name as it is.
    private static String checked(String sender) {
        try {
            // The library would take a number out of the words around it.
            if (NUMBER.matcher(sender).matches()) {
                return PhoneNumber.parse(sender).e164();
            }
        } catch (InvalidRecipient _) {
            // the same as other words: that of a short code is a name too
        }
        if (!sender.isBlank() && sender.codePointCount(0, sender.length()) <= LONGEST_NAME) {
            return sender;
        }
        throw ApiError.badRequest("A sender is a name of 1 to 11 characters, or a phone number")
                .thrown();
    }
}
