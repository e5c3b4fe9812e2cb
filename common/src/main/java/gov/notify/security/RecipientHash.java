package gov.notify.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The keyed hash by which a recipient is looked up: HMAC-SHA-256 over the normalised value (E.164, or the trimmed
/// lower-case address).
public final class RecipientHash {

    private static final int LEAST_KEY_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final CryptoPool<Mac> macs = new CryptoPool<>(this::newMac);

    /// @param setting `RECIPIENT_HASH_KEY`, base64 of at least 32 bytes
    /// @throws IllegalArgumentException naming what is wrong, without showing the key
    public RecipientHash(String setting) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(setting.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("RECIPIENT_HASH_KEY is not base64", e);
        }
        if (bytes.length < LEAST_KEY_BYTES) {
            throw new IllegalArgumentException("RECIPIENT_HASH_KEY must have at least 32 bytes, not " + bytes.length);
        }
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /// The hash of a normalised recipient, 32 bytes.
    public byte[] of(String normalised) {
        try {
            return macs.use(mac -> mac.doFinal(normalised.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 refused to hash", e);
        }
    }

    private Mac newMac() {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no HMAC-SHA-256", e);
        }
    }
}
