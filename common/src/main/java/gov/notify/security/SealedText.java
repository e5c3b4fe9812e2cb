package gov.notify.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/// Seals short secrets that live in text columns (API key secrets, bearer tokens): base64 of the sealed bytes.
@ApplicationScoped
public class SealedText {

    private final Sealing sealing;

    public SealedText(Sealing sealing) {
        this.sealing = sealing;
    }

    public String seal(UUID rowId, UUID serviceId, String secret) {
        return Base64.getEncoder()
                .encodeToString(
                        sealing.seal(secret.getBytes(StandardCharsets.UTF_8), Payloads.context(rowId, serviceId)));
    }

    /// True when the text was sealed with the key that seals now.
    public boolean isUnderFirstKey(String sealed) {
        try {
            return sealing.isUnderFirstKey(Base64.getDecoder().decode(sealed));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// @throws DecryptionException if the text was not sealed for this row of this service
    public String open(UUID rowId, UUID serviceId, String sealed) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(sealed);
        } catch (IllegalArgumentException e) {
            throw new DecryptionException("the value is not base64", e);
        }
        return new String(sealing.open(bytes, Payloads.context(rowId, serviceId)), StandardCharsets.UTF_8);
    }
}
