package gov.notify.api.contract;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs as Python's `itsdangerous` does, by a way of its own: what the admin application would put into a link.
final class ItsDangerous {

    // As Backends sets them.
    private static final String SECRET = "no secret";
    private static final String SALT = "no salt, at least 16 bytes";

    private ItsDangerous() {}

    /// A token of a text, made at a moment, as it stands in a path.
    static String token(String payload, Instant made) {
        var start = base64(('"' + payload + '"').getBytes(StandardCharsets.US_ASCII)) + "."
                + base64(BigInteger.valueOf(made.getEpochSecond()).toByteArray());
        try {
            var key = MessageDigest.getInstance("SHA-1")
                    .digest((SALT + "signer" + SECRET).getBytes(StandardCharsets.UTF_8));
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            var token = start + "." + base64(mac.doFinal(start.getBytes(StandardCharsets.US_ASCII)));
            return token.replace(".", "%2E");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
