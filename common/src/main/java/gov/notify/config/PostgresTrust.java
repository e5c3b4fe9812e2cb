package gov.notify.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.postgresql.ssl.WrappedFactory;

/// Whom Postgres's certificate must come from: the authority that the operator named, else Amazon RDS or one that the
/// platform trusts.
///
/// The driver makes one per connection and compares the host's name itself (`sslmode=verify-full`).
public final class PostgresTrust extends WrappedFactory {

    private static final String AMAZON_RDS = "rds-ca.pem";
    private static final String BEGIN = "-----BEGIN";

    /// @param authority PEM text, or the path of a PEM file; Amazon's and the platform's when there is none
    /// @throws GeneralSecurityException when there is no certificate in it
    public PostgresTrust(@Nullable String authority) throws GeneralSecurityException, IOException {
        var trusted = authority == null || authority.isBlank() ? usual() : named(authority);
        if (trusted.isEmpty()) {
            throw new GeneralSecurityException("PGSSLROOTCERT holds no certificate");
        }
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (var certificate : trusted) {
            store.setCertificateEntry("authority-" + store.size(), certificate);
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        factory = context.getSocketFactory();
    }

    private static Collection<? extends Certificate> named(String authority)
            throws GeneralSecurityException, IOException {
        return authority.contains(BEGIN)
                ? read(new ByteArrayInputStream(authority.getBytes(StandardCharsets.US_ASCII)))
                : read(Files.newInputStream(Path.of(authority)));
    }

    private static Collection<Certificate> usual() throws GeneralSecurityException, IOException {
        var all = new ArrayList<Certificate>(Usual.AMAZON);
        // Where Cloud Foundry puts the authorities that its operators trust.
        var folder = System.getenv("CF_SYSTEM_CERT_PATH");
        if (folder != null && Files.isDirectory(Path.of(folder))) {
            try (var files = Files.newDirectoryStream(Path.of(folder), "*.crt")) {
                for (var file : files) {
                    all.addAll(read(Files.newInputStream(file)));
                }
            }
        }
        return all;
    }

    private static Collection<? extends Certificate> read(InputStream pem)
            throws GeneralSecurityException, IOException {
        try (pem) {
            return CertificateFactory.getInstance("X.509").generateCertificates(pem);
        }
    }

    /// Read once, and only where they are needed.
    private static final class Usual {
        static final List<Certificate> AMAZON = amazon();

        private static List<Certificate> amazon() {
            try (var pem = PostgresTrust.class.getResourceAsStream(AMAZON_RDS)) {
                if (pem == null) {
                    throw new IllegalStateException(AMAZON_RDS + " is missing");
                }
                return List.copyOf(read(pem));
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalStateException(AMAZON_RDS + " cannot be read", e);
            }
        }
    }
}
