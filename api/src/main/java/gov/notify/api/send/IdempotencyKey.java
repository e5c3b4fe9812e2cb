package gov.notify.api.send;

import gov.notify.api.error.ApiError;
import gov.notify.message.KeyType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/// An Idempotency-Key and the request it came with, as far as they need to be known again: by their hashes.
///
/// @param keyHash SHA-256 of the key
/// @param requestHash SHA-256 of the kind of API key, unless it is a normal one, the route, and the body
record IdempotencyKey(byte[] keyHash, byte[] requestHash) {

    private static final int LONGEST = 255;

    /// @throws gov.notify.api.error.ApiException if the key is empty or has more than 255 characters
    static IdempotencyKey of(String key, SendContext context) {
        if (key.isEmpty()) {
            throw invalid("is too short");
        }
        if (key.codePointCount(0, key.length()) > LONGEST) {
            throw invalid("is too long");
        }
        var request = sha256();
        // What a test key answered was never sent: the same request with a live key is another request.
        // Normal keys add nothing, so that what the previous version stored is still recognised.
        if (context.caller().key().type() != KeyType.NORMAL) {
            request.update(context.caller().key().type().wireName().getBytes(StandardCharsets.UTF_8));
            request.update((byte) 0);
        }
        request.update(context.route().getBytes(StandardCharsets.UTF_8));
        request.update((byte) 0);
        return new IdempotencyKey(
                sha256().digest(key.getBytes(StandardCharsets.UTF_8)), request.digest(context.body()));
    }

    private static RuntimeException invalid(String fault) {
        return ApiError.invalid(List.of("Idempotency-Key " + fault)).thrown();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
