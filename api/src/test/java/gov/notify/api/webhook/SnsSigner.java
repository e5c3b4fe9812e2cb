package gov.notify.api.webhook;

import gov.notify.sandbox.process.Command;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A key that signs as SNS does, with a certificate that signs itself.
///
/// @param pem the certificate, as it is served
record SnsSigner(PrivateKey key, String pem) {

    private static final String PASSWORD = "throwaway";

    /// @param name whom the certificate names
    /// @param start of its days, relative to today, such as `-1d`
    static SnsSigner make(Path folder, String name, String start, int days) {
        var store = folder.resolve(UUID.randomUUID() + ".p12");
        keytool(
                store,
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=" + name,
                "-startdate",
                start,
                "-validity",
                Integer.toString(days));
        try (var in = Files.newInputStream(store)) {
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            var key = (PrivateKey) keys.getKey("signer", PASSWORD.toCharArray());
            var lines = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(keys.getCertificate("signer").getEncoded());
            return new SnsSigner(key, "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static void keytool(Path store, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "signer", "-keystore", store.toString(), "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass", PASSWORD));
        Command.run(command, Optional.empty()).orFail("Making a key");
    }

    String sign(String text, String version) {
        try {
            var signature = Signature.getInstance(version.equals("1") ? "SHA1withRSA" : "SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// Our check, of whatever is served as the certificate.
    static EnvelopeCheck check(Set<String> topics, String served, boolean checkChain) {
        var judge = new CertificateJudge(Clock.systemUTC(), checkChain);
        return new EnvelopeCheck(topics, (_, topic) -> {
            try {
                var certificates = CertificateFactory.getInstance("X.509")
                        .generateCertificates(new ByteArrayInputStream(served.getBytes(StandardCharsets.UTF_8)))
                        .stream()
                        .map(X509Certificate.class::cast)
                        .toList();
                return judge.judge(certificates, topic.signers());
            } catch (CertificateException e) {
                return new SigningCertificates.Rejected("certificate cannot be read");
            }
        });
    }

    @Override
    public String toString() {
        return "SnsSigner";
    }
}
