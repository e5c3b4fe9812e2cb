package gov.notify.security;

import org.jspecify.annotations.Nullable;

/// A sealed value did not open. Says why, never what.
public final class DecryptionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean keyUnknown;

    DecryptionException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.keyUnknown = false;
    }

    private DecryptionException(byte keyId) {
        super("no key has the id " + keyId, null);
        this.keyUnknown = true;
    }

    static DecryptionException withoutKey(byte keyId) {
        return new DecryptionException(keyId);
    }

    /// True when it was sealed with a key that is not configured here: it opens once the key is.
    public boolean keyUnknown() {
        return keyUnknown;
    }
}
