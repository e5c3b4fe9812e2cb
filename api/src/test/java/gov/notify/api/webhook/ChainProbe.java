package gov.notify.api.webhook;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/// Judges one certificate in a process of its own, because the JDK reads its settings for chains once: prints the kind
/// of answer.
///
/// It begins as the api does: with its configuration, then with a connection in TLS, for which the JDK builds a path.
final class ChainProbe {

    private ChainProbe() {}

    /// @param arguments file of the certificate
    public static void main(String[] arguments) throws Exception {
        var _ = new SmallRyeConfigBuilder().addDiscoveredCustomizers().build();
        var certificate = read(Path.of(arguments[0]));
        buildPath(certificate);
        var found =
                new CertificateJudge(Clock.systemUTC(), true).judge(List.of(certificate), Set.of("sns.amazonaws.com"));
        System.out.print(found.getClass().getSimpleName());
    }

    private static void buildPath(X509Certificate certificate) throws GeneralSecurityException {
        var target = new X509CertSelector();
        target.setCertificate(certificate);
        try {
            CertPathBuilder.getInstance("PKIX")
                    .build(new PKIXBuilderParameters(Set.of(new TrustAnchor(certificate, null)), target));
        } catch (CertPathBuilderException _) {
            // Whether there is a path does not matter here.
        }
    }

    private static X509Certificate read(Path path) throws Exception {
        try (var file = Files.newInputStream(path)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(file);
        }
    }
}
