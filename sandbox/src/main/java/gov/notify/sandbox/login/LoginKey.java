package gov.notify.sandbox.login;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/// The private key that the admin application signs its client assertions with, as it stands in `LOGIN_PEM`.
public final class LoginKey {
    private static final int BITS = 2048;

    private LoginKey() {}

    /// A new one, in PKCS #8. It is one line: environments do not carry more everywhere, and the application puts the
    /// line breaks back.
    public static String make() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var key = generator.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY----- " + Base64.getEncoder().encodeToString(key)
                    + " -----END PRIVATE KEY-----";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has RSA", e);
        }
    }

    /// The key that proves what was signed with it.
    ///
    /// @throws IllegalStateException with a sentence for the user when it is no such key; never with the key
    public static RSAPublicKey publicKeyOf(String pem) {
        var body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            var keys = KeyFactory.getInstance("RSA");
            if (keys.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)))
                            instanceof RSAPrivateCrtKey key
                    && keys.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()))
                            instanceof RSAPublicKey counterpart) {
                return counterpart;
            }
        } catch (IllegalArgumentException | GeneralSecurityException e) { // whose texts may quote the key
            throw new IllegalStateException(noKey());
        }
        throw new IllegalStateException(noKey());
    }

    private static String noKey() {
        return "LOGIN_PEM must be an RSA private key in PKCS #8, with its BEGIN and END lines";
    }
}
