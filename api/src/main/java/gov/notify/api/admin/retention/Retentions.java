package gov.notify.api.admin.retention;

import gov.notify.api.admin.ServiceLock;
import gov.notify.api.error.ApiError;
import gov.notify.service.DataRetention;
import gov.notify.service.ServiceSnapshots;
import gov.notify.snapshot.Changed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.UUID;

/// The rules of retention: a service chooses once for each kind of message, and may change its mind.
@ApplicationScoped
class Retentions {

    private final Event<Changed> changes;
    private final Clock clock;

    Retentions(Event<Changed> changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    DataRetention add(UUID serviceId, RetentionRequest wanted) {
        ServiceLock.take(serviceId);
        if (DataRetention.ofType(serviceId, wanted.notificationType()).isPresent()) {
            throw ApiError.badRequest("Service already has data retention for " + wanted.notificationType()
                            + " notification type")
                    .thrown();
        }
        var row = new DataRetention();
        row.id = UUID.randomUUID();
        row.serviceId = serviceId;
        row.notificationType = wanted.notificationType();
        row.daysOfRetention = wanted.days();
        row.createdAt = clock.instant();
        row.persist();
        changes.fire(new Changed(ServiceSnapshots.entry(serviceId)));
        return row;
    }

    void change(UUID serviceId, UUID id, int days) {
        var row = DataRetention.of(serviceId, id)
                .orElseThrow(() -> ApiError.of(
                                404,
                                "NoResultFound",
                                "The service data retention for id: " + id + " was not found for service: " + serviceId)
                        .thrown());
        row.daysOfRetention = days;
        row.updatedAt = clock.instant();
        changes.fire(new Changed(ServiceSnapshots.entry(serviceId)));
    }
}
