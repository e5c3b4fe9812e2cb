package gov.notify.api.admin.key;

import gov.notify.api.admin.ServiceLock;
import gov.notify.api.error.ApiError;
import gov.notify.security.SealedText;
import gov.notify.service.ApiKey;
import gov.notify.service.ServiceSnapshots;
import gov.notify.snapshot.Changed;
import gov.notify.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The rules of keys: of those in use no two have one name, and what is revoked stays so.
@ApplicationScoped
class ApiKeys {

    private final SealedText secrets;
    private final Event<Changed> changes;
    private final Clock clock;

    ApiKeys(SealedText secrets, Event<Changed> changes, Clock clock) {
        this.secrets = secrets;
        this.changes = changes;
        this.clock = clock;
    }

    /// @return the secret
    String create(UUID serviceId, ApiKeyRequest wanted) {
        ServiceLock.take(serviceId);
        if (ApiKey.isTaken(serviceId, wanted.name())) {
            throw fault("name", "An active API key with this name already exists");
        }
        if (User.findByIdOptional(wanted.createdBy()).isEmpty()) {
            throw fault("created_by", "There is no such user");
        }
        var secret = UUID.randomUUID().toString();
        var key = new ApiKey();
        key.id = UUID.randomUUID();
        key.name = wanted.name();
        key.keyType = wanted.type().wireName();
        key.serviceId = serviceId;
        key.secret = secrets.seal(key.id, serviceId, secret);
        key.createdById = wanted.createdBy();
        key.version = 1;
        key.createdAt = clock.instant();
        key.persist();
        changed(key);
        return secret;
    }

    /// What is revoked already stays as it is.
    void revoke(UUID serviceId, UUID id) {
        ServiceLock.take(serviceId);
        var key = ApiKey.of(serviceId, id).orElseThrow(() -> ApiError.noResult().thrown());
        if (key.expiryDate != null) {
            return;
        }
        key.revoke(clock.instant());
        changed(key);
    }

    private void changed(ApiKey key) {
        ApiKey.HISTORY.record(key.id);
        changes.fire(new Changed(ServiceSnapshots.entry(key.serviceId)));
    }

    private static RuntimeException fault(String field, String text) {
        return ApiError.invalidFields(Map.of(field, List.of(text))).thrown();
    }
}
