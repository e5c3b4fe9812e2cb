package gov.notify.security;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// Seals values at rest with AES-256-GCM: key id (1 byte), nonce (12), ciphertext and tag (16).
///
/// Every value is bound to where it belongs by additional data, so a sealed value copied to another row does not open.
/// The first configured key seals, every one opens; rotating is putting a new key first.
public final class Sealing {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEADER_BYTES = 1 + NONCE_BYTES;

    private static final CryptoPool<Cipher> CIPHERS = new CryptoPool<>(Sealing::newCipher);

    private final SecureRandom random = new SecureRandom();
    private final byte sealingKeyId;
    private final SecretKey sealingKey;
    private final Map<Byte, SecretKey> openingKeys;
    private final LongAdder count = new LongAdder();

    /// @param keys the keys by id, at least one
    /// @param sealingKeyId the one that seals
    public Sealing(byte sealingKeyId, Map<Byte, SecretKey> keys) {
        this.sealingKeyId = sealingKeyId;
        this.sealingKey = Objects.requireNonNull(keys.get(sealingKeyId), "the sealing key is not among the keys");
        this.openingKeys = Map.copyOf(keys);
    }

    /// Seals `plain` so that it opens only with the same `context`.
    public byte[] seal(byte[] plain, byte[] context) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        count.increment();
        try {
            return CIPHERS.use(cipher -> {
                cipher.init(Cipher.ENCRYPT_MODE, sealingKey, new GCMParameterSpec(TAG_BITS, nonce));
                cipher.updateAAD(context);
                var sealed = new byte[HEADER_BYTES + cipher.getOutputSize(plain.length)];
                sealed[0] = sealingKeyId;
                System.arraycopy(nonce, 0, sealed, 1, NONCE_BYTES);
                cipher.doFinal(plain, 0, plain.length, sealed, HEADER_BYTES);
                return sealed;
            });
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM refused to seal", e);
        }
    }

    /// Opens what [#seal] made with the same context.
    ///
    /// @throws DecryptionException if the key is unknown, or the value or its context was changed
    public byte[] open(byte[] sealed, byte[] context) {
        if (sealed.length < HEADER_BYTES + TAG_BITS / 8) {
            throw new DecryptionException("the value is too short to be sealed", null);
        }
        var key = openingKeys.get(sealed[0]);
        if (key == null) {
            throw DecryptionException.withoutKey(sealed[0]);
        }
        try {
            var nonce = Arrays.copyOfRange(sealed, 1, HEADER_BYTES);
            return CIPHERS.use(cipher -> {
                cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
                cipher.updateAAD(context);
                return cipher.doFinal(sealed, HEADER_BYTES, sealed.length - HEADER_BYTES);
            });
        } catch (GeneralSecurityException e) {
            throw new DecryptionException("the value was not sealed with this key for this place", e);
        }
    }

    /// How many values this process has sealed. All together, no more than 2^32 should be sealed with one
    /// key: the nonces are random (NIST SP 800-38D, 8.3).
    long count() {
        return count.sum();
    }

    byte sealingKeyId() {
        return sealingKeyId;
    }

    /// True when the value was sealed with the key that seals now.
    boolean isUnderFirstKey(byte[] sealed) {
        return sealed.length > 0 && sealed[0] == sealingKeyId;
    }

    private static Cipher newCipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no AES-GCM", e);
        }
    }
}
