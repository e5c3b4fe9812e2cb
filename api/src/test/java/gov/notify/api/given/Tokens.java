package gov.notify.api.given;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes tokens, good and bad, the way clients do.
public final class Tokens {

    private Tokens() {}

    /// A good token, made now.
    public static String of(String issuer, String secret) {
        return of(issuer, secret, Instant.now());
    }

    /// A token made at `issued`.
    public static String of(String issuer, String secret, Instant issued) {
        return signed(
                "{\"typ\":\"JWT\",\"alg\":\"HS256\"}",
                "{\"iss\":\"%s\",\"iat\":%d}".formatted(issuer, issued.getEpochSecond()),
                secret);
    }

    /// A token with this header and these claims, signed with HMAC-SHA-256.
    public static String signed(String header, String claims, String secret) {
        return signed(header, claims, secret, "HmacSHA256");
    }

    /// A token with this header and these claims.
    public static String signed(String header, String claims, String secret, String algorithm) {
        var start =
                base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), algorithm));
            return start + "." + base64(mac.doFinal(start.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A token with this header and these claims, and nothing where its signature should be.
    public static String unsigned(String header, String claims) {
        return base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8))
                + ".";
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
