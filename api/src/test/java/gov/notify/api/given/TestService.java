package gov.notify.api.given;

import gov.notify.message.KeyType;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// A service made for a test, with what is needed to call as it.
///
/// @param secrets of its active keys, by type
public record TestService(UUID id, UUID userId, Map<KeyType, Key> secrets, UUID senderId, UUID replyToId) {

    /// A key's id and secret.
    public record Key(UUID id, String secret) {}

    public Key key(KeyType type) {
        var key = secrets.get(type);
        if (key == null) {
            throw new IllegalStateException("the service has no " + type + " key");
        }
        return key;
    }

    /// A token of a key of this type, made at a moment.
    public String token(KeyType type, Instant now) {
        return Tokens.of(id.toString(), key(type).secret(), now);
    }

    /// A fresh token of a key of this type.
    public String token(KeyType type) {
        return token(type, Instant.now());
    }

    /// The header value that makes a call one of this service, with its normal key.
    public String bearer() {
        return "Bearer " + token(KeyType.NORMAL);
    }
}
