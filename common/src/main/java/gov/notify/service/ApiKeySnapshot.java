package gov.notify.service;

import gov.notify.message.KeyType;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

/// An API key ready to check signatures with.
///
/// @param secret HMAC-SHA-256 key: the 36 ASCII characters of the secret
/// @param revoked whether it may only be told that it was revoked
public record ApiKeySnapshot(UUID id, String name, KeyType type, SecretKeySpec secret, boolean revoked) {

    @Override
    public String toString() {
        return "ApiKeySnapshot[" + id + "]";
    }
}
