package gov.notify.api.admin.callback;

import gov.notify.api.admin.ServiceLock;
import gov.notify.api.error.ApiError;
import gov.notify.security.SealedText;
import gov.notify.service.ServiceCallback;
import gov.notify.service.ServiceSnapshots;
import gov.notify.snapshot.Changed;
import gov.notify.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// The rules of callbacks: one address for each kind, whose token nobody is shown again.
@ApplicationScoped
class Callbacks {

    private static final String ONE_ONLY = "You can only have one URL and bearer token for your service.";

    private final SealedText secrets;
    private final Event<Changed> changes;
    private final Clock clock;

    Callbacks(SealedText secrets, Event<Changed> changes, Clock clock) {
        this.secrets = secrets;
        this.changes = changes;
        this.clock = clock;
    }

    ServiceCallback create(UUID serviceId, CallbackKind kind, CallbackRequest wanted) {
        ServiceLock.take(serviceId);
        if (ServiceCallback.ofType(serviceId, kind.type()).isPresent()) {
            throw ApiError.invalidFields(Map.of("name", List.of(ONE_ONLY))).thrown();
        }
        var row = new ServiceCallback();
        row.id = UUID.randomUUID();
        row.serviceId = serviceId;
        row.callbackType = kind.type();
        row.createdAt = clock.instant();
        return save(row, wanted);
    }

    ServiceCallback change(UUID serviceId, CallbackKind kind, UUID id, CallbackRequest wanted) {
        ServiceLock.take(serviceId);
        var row = ServiceCallback.of(serviceId, kind.type(), id)
                .orElseThrow(() -> ApiError.noResult().thrown());
        row.updatedAt = clock.instant();
        row.disabledAt = null;
        return save(row, wanted);
    }

    void delete(UUID serviceId, CallbackKind kind, UUID id) {
        ServiceLock.take(serviceId);
        ServiceCallback.of(serviceId, kind.type(), id)
                .orElseThrow(
                        () -> ApiError.of(404, "NoResultFound", kind.notFound()).thrown())
                .delete();
        changed(serviceId);
    }

    private ServiceCallback save(ServiceCallback row, CallbackRequest wanted) {
        if (User.findByIdOptional(wanted.updatedBy()).isEmpty()) {
            throw ApiError.invalid(List.of("updated_by_id is not the id of a user"))
                    .thrown();
        }
        row.url = Objects.requireNonNullElse(wanted.url(), row.url);
        if (wanted.bearerToken() != null) {
            row.bearerToken = secrets.seal(row.id, row.serviceId, wanted.bearerToken());
        }
        row.updatedById = wanted.updatedBy();
        row.version++;
        row.persist();
        ServiceCallback.HISTORY.record(row.id);
        changed(row.serviceId);
        return row;
    }

    private void changed(UUID serviceId) {
        changes.fire(new Changed(ServiceSnapshots.entry(serviceId)));
    }
}
