package gov.notify.sandbox.receipt;

import gov.notify.sandbox.process.Command;
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
import java.util.List;
import java.util.Optional;

/// The key that signs SNS envelopes, with a self-signed certificate for `sns.amazonaws.com`.
///
/// @param pem the certificate, as it is served
public record SigningKey(PrivateKey key, String pem) {
    private static final String FILE = "sns-signing.p12";
    private static final char[] PASSWORD = "sandbox".toCharArray();

    /// The key kept in a folder; made there when it is missing, which takes about a second.
    public static SigningKey in(Path folder) {
        var file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            make(file);
        }
        return read(file);
    }

    /// A key made once per machine, for tests.
    public static SigningKey shared() {
        return in(Workspace.cached("sns-signing-1", folder -> make(folder.resolve(FILE))));
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

    private static void make(Path file) {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command = List.of(
                keytool,
                "-genkeypair",
                "-alias",
                "sns",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-sigalg",
                "SHA256withRSA",
                "-dname",
                "CN=sns.amazonaws.com",
                "-ext",
                "SAN=dns:sns.amazonaws.com,dns:sns." + Topic.REGION + ".amazonaws.com",
                "-validity",
                "3650",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Command.run(command, Optional.empty()).orFail("Making the SNS signing key");
    }

    private static SigningKey read(Path file) {
        try (var in = Files.newInputStream(file)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD);
            if (!(store.getKey("sns", PASSWORD) instanceof PrivateKey key)) {
                throw new IllegalStateException(file + " holds no private key; remove it and start again");
            }
            return new SigningKey(key, pem(store.getCertificate("sns")));
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
