package gov.notify.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.e2e.world.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.zip.InflaterInputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A link that somebody was mailed, as the admin application reads it when it is followed
/// (docs/contract/admin-sign-in.md, 5.1).
record SignedLink(String address) {
    private static final Duration GOOD_FOR = Duration.ofHours(1);

    /// What the token at its end holds, if the two secrets that both programs share have signed it.
    JsonNode opened(AdminPart admin) {
        var path = address.replaceFirst("\\?.*", "");
        var token = path.substring(path.lastIndexOf('/') + 1).replace("%2E", ".");
        int end = token.lastIndexOf('.');
        var signed = token.substring(0, end);
        if (!MessageDigest.isEqual(signature(signed, admin), decoded(token.substring(end + 1)))) {
            throw new AssertionError("The link is not signed with the application's secrets");
        }
        int time = signed.lastIndexOf('.');
        var made = Instant.ofEpochSecond(new BigInteger(1, decoded(signed.substring(time + 1))).longValueExact());
        if (made.isAfter(Instant.now()) || made.plus(GOOD_FOR).isBefore(Instant.now())) {
            throw new AssertionError("The link was made at " + made);
        }
        // A text that holds JSON itself.
        return Json.parse(Json.parse(unpacked(signed.substring(0, time))).asText());
    }

    private static byte[] signature(String signed, AdminPart admin) {
        try {
            var key = MessageDigest.getInstance("SHA-1")
                    .digest((admin.its("DANGEROUS_SALT") + "signer" + admin.its("SECRET_KEY")).getBytes(UTF_8));
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            return mac.doFinal(signed.getBytes(US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// Deflated where a dot stands in front.
    private static String unpacked(String packed) {
        if (!packed.startsWith(".")) {
            return new String(decoded(packed), UTF_8);
        }
        try (var in = new InflaterInputStream(new ByteArrayInputStream(decoded(packed.substring(1))))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
