package gov.notify.api.admin.webauthn;

import gov.notify.api.error.ApiError;
import gov.notify.user.User;
import gov.notify.user.WebauthnCredential;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// The rules of security keys: each is one person's own, and whoever has any keeps the last.
@ApplicationScoped
class Credentials {

    private final Clock clock;

    Credentials(Clock clock) {
        this.clock = clock;
    }

    List<WebauthnCredential> of(UUID userId) {
        if (User.findByIdOptional(userId).isEmpty()) {
            throw ApiError.noResult().thrown();
        }
        return WebauthnCredential.of(userId);
    }

    WebauthnCredential add(UUID userId, CredentialRequest wanted) {
        lock(userId);
        var row = new WebauthnCredential();
        row.id = UUID.randomUUID();
        row.userId = userId;
        row.name = wanted.name();
        row.credentialData = wanted.credentialData();
        row.registrationResponse = wanted.registrationResponse();
        row.createdAt = clock.instant();
        row.persist();
        return row;
    }

    WebauthnCredential rename(UUID userId, UUID id, CredentialNameRequest wanted) {
        var row = one(userId, id);
        row.name = wanted.name();
        row.updatedAt = clock.instant();
        return row;
    }

    void delete(UUID userId, UUID id) {
        lock(userId);
        var row = one(userId, id);
        if (WebauthnCredential.of(userId).size() == 1) {
            throw ApiError.badRequest("Cannot delete last remaining webauthn credential for user")
                    .thrown();
        }
        row.delete();
    }

    private static void lock(UUID userId) {
        if (User.locked(userId).isEmpty()) {
            throw ApiError.noResult().thrown();
        }
    }

    private static WebauthnCredential one(UUID userId, UUID id) {
        return WebauthnCredential.of(userId, id)
                .orElseThrow(() -> ApiError.noResult().thrown());
    }
}
