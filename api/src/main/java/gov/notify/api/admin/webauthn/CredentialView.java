package gov.notify.api.admin.webauthn;

import gov.notify.user.WebauthnCredential;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A security key as the admin application sees it, which needs no more of its registration.
record CredentialView(
        UUID id,
        UUID userId,
        String name,
        String credentialData,
        Instant createdAt,
        @Nullable Instant updatedAt) {

    static CredentialView of(WebauthnCredential row) {
        return new CredentialView(row.id, row.userId, row.name, row.credentialData, row.createdAt, row.updatedAt);
    }
}
