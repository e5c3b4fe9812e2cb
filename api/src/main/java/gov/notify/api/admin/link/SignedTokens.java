package gov.notify.api.admin.link;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import gov.notify.api.json.MalformedJson;
import gov.notify.api.json.RequestJson;
import gov.notify.config.Environment;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs texts and opens what was signed, in the format of the admin application's library, the
/// `URLSafeTimedSerializer` of itsdangerous (docs/contract/admin-sign-in.md, 5.1).
///
/// Signed is not sealed: whoever holds a token can read it.
@ApplicationScoped
@Startup
public class SignedTokens {

    // The library's own choice, which both sides must share. A MAC needs no more of SHA-1 than it still has.
    private static final String MAC = "HmacSHA1";

    private static final String DEVELOPMENT_KEY = "dev-notify-secret-key";
    private static final String DEVELOPMENT_SALT = "development-notify-salt";
    private static final int SHORTEST_SALT = 16;

    /// A small token can be made that inflates to gigabytes, if only by the admin application.
    private static final int LONGEST = 64 * 1024;

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final SecretKeySpec key;
    private final Clock clock;

    /// @throws IllegalArgumentException naming what is missing, without showing what is there
    SignedTokens(LinkConfig config, Environment environment, Clock clock) {
        var secret = given("SECRET_KEY", config.secretKey(), DEVELOPMENT_KEY, environment);
        var salt = given("DANGEROUS_SALT", config.dangerousSalt(), DEVELOPMENT_SALT, environment);
        if (salt.getBytes(StandardCharsets.UTF_8).length < SHORTEST_SALT) {
            throw new IllegalArgumentException("DANGEROUS_SALT must have at least " + SHORTEST_SALT + " bytes");
        }
        this.key = key(secret, salt);
        this.clock = clock;
    }

    private static String given(String name, Optional<String> setting, String inDevelopment, Environment environment) {
        return setting.filter(value -> !value.isBlank())
                .or(() -> Optional.of(inDevelopment).filter(_ -> environment.isOpen()))
                .orElseThrow(() -> new IllegalArgumentException(
                        name + " is missing: what the admin application signs its links with"));
    }

    private static SecretKeySpec key(String secret, String salt) {
        try {
            var digest = MessageDigest.getInstance("SHA-1");
            digest.update((salt + "signer" + secret).getBytes(StandardCharsets.UTF_8));
            return new SecretKeySpec(digest.digest(), MAC);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    /// A token that holds `payload` and the present second, and that can be part of a path as it is.
    public String sign(String payload) {
        var signed =
                packed(json(payload)) + "." + encoded(shortest(clock.instant().getEpochSecond()));
        // The dots would do, but mail programs take the last for the end of a sentence.
        return (signed + "." + encoded(signature(signed))).replace(".", "%2E");
    }

    /// The payload of a token, whether its dots are percent-encoded or not.
    ///
    /// @param maxAge how old it may be, in whole seconds
    /// @throws UnusableToken if it was not signed with our secret, or is older
    public String open(String token, Duration maxAge) throws UnusableToken {
        var text = token.replace("%2E", ".").replace("%2e", ".");
        int beforeSignature = text.lastIndexOf('.');
        int beforeTime = text.lastIndexOf('.', beforeSignature - 1);
        if (beforeTime < 0) {
            throw new UnusableToken(UnusableToken.Why.MALFORMED);
        }
        var signed = text.substring(0, beforeSignature);
        if (!MessageDigest.isEqual(signature(signed), decoded(text.substring(beforeSignature + 1)))) {
            throw new UnusableToken(UnusableToken.Why.MALFORMED);
        }
        var made = new BigInteger(1, decoded(signed.substring(beforeTime + 1)));
        var age = BigInteger.valueOf(clock.instant().getEpochSecond()).subtract(made);
        if (age.signum() < 0 || age.compareTo(BigInteger.valueOf(maxAge.toSeconds())) > 0) {
            throw new UnusableToken(UnusableToken.Why.EXPIRED);
        }
        return text(unpacked(signed.substring(0, beforeTime)));
    }

    /// As Python's library spells it: only what must be is escaped.
    private static byte[] json(String payload) {
        var quoted = '"' + new String(JsonStringEncoder.getInstance().quoteAsString(payload)) + '"';
        return quoted.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] json) throws UnusableToken {
        try {
            if (RequestJson.parseSmall(json) instanceof String text) {
                return text;
            }
        } catch (MalformedJson _) {
            // the same as a value that is no text
        }
        throw new UnusableToken(UnusableToken.Why.MALFORMED);
    }

    /// Deflated where that makes it shorter, which a dot in front says.
    private static String packed(byte[] json) {
        var deflated = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(deflated)) {
            out.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return deflated.size() < json.length - 1 ? "." + encoded(deflated.toByteArray()) : encoded(json);
    }

    private static byte[] unpacked(String packed) throws UnusableToken {
        if (!packed.startsWith(".")) {
            return decoded(packed);
        }
        try (var in = new InflaterInputStream(new ByteArrayInputStream(decoded(packed.substring(1))))) {
            var json = in.readNBytes(LONGEST);
            if (in.read() < 0) {
                return json;
            }
        } catch (IOException _) {
            // the same as one that is too long
        }
        throw new UnusableToken(UnusableToken.Why.MALFORMED);
    }

    private byte[] signature(String signed) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + MAC, e);
        }
    }

    /// Big-endian, without zeros in front; nothing at all for zero.
    private static byte[] shortest(long number) {
        var bytes = BigInteger.valueOf(number).toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String encoded(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    private static byte[] decoded(String text) throws UnusableToken {
        try {
            return DECODER.decode(text);
        } catch (IllegalArgumentException _) {
            throw new UnusableToken(UnusableToken.Why.MALFORMED);
        }
    }
}
