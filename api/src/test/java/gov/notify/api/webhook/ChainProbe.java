package gov.notify.api.webhook;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;

/// Judges one certificate in a process of its own, because the JDK reads its settings for chains once: prints the kind
/// of answer.
final class ChainProbe {

    private ChainProbe() {}

    /// @param arguments file of the certificate, where issuers may be fetched from
    public static void main(String[] arguments) throws Exception {
        try (var file = Files.newInputStream(Path.of(arguments[0]))) {
            var certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(file);
            var found = new CertificateJudge(Clock.systemUTC(), true, arguments[1]).judge(List.of(certificate));
            System.out.print(found.getClass().getSimpleName());
        }
    }
}
