package gov.notify.sandbox.receipt;

import gov.notify.sandbox.process.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// The key that signs SNS envelopes, with a certificate for `sns.amazonaws.com`.
///
/// @param pem the certificate and its issuer's, as they are served
/// @param authorities a trust store with the root that issued both
public record SigningKey(PrivateKey key, String pem, Path authorities) {
    private static final char[] PASSWORD = SigningChain.PASSWORD.toCharArray();

    /// A key made once per machine.
    public static SigningKey shared() {
        return read(Workspace.cached("sns-signing-2", folder -> SigningChain.make(folder, Optional.empty())));
    }

    /// As SNS names its certificates: 32 hexadecimal digits that change with the certificate.
    public String path() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(pem.getBytes(StandardCharsets.UTF_8));
            return "/SimpleNotificationService-" + HexFormat.of().formatHex(digest, 0, 16) + ".pem";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /// The signature in base64.
    ///
    /// @param version `1` is SHA-1, as SNS began; `2` is SHA-256
    String sign(String text, String version) {
        try {
            var signature = Signature.getInstance("1".equals(version) ? "SHA1withRSA" : "SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The SNS signing key cannot sign", e);
        }
    }

    private static SigningKey read(Path folder) {
        var file = folder.resolve(SigningChain.KEY);
        try (var in = Files.newInputStream(file)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD);
            if (!(store.getKey(SigningChain.ALIAS, PASSWORD) instanceof PrivateKey key)) {
                throw new IllegalStateException(file + " holds no private key; remove it and start again");
            }
            var chain = store.getCertificateChain(SigningChain.ALIAS);
            return new SigningKey(key, pem(chain[0]) + pem(chain[1]), folder.resolve(SigningChain.AUTHORITIES));
        } catch (IOException e) {
            throw new UncheckedIOException("The SNS signing key cannot be read from " + file, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The SNS signing key cannot be read from " + file, e);
        }
    }

    private static String pem(Certificate certificate) throws GeneralSecurityException {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
    }

    @Override
    public String toString() {
        return "SigningKey[" + path() + "]";
    }
}
