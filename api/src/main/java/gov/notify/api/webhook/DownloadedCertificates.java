package gov.notify.api.webhook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fetches certificates where AWS serves them, judges them, and keeps the good ones for a day.
///
/// Fetching follows no redirect, takes five seconds and 16 KB at most.
final class DownloadedCertificates implements SigningCertificates {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofHours(24);
    private static final int MOST_BYTES = 16 * 1024;
    private static final int MOST_CERTIFICATES = 100;

    private final Cache<URI, X509Certificate> kept = Caffeine.newBuilder()
            .expireAfterWrite(KEPT)
            .maximumSize(MOST_CERTIFICATES)
            .build();
    private final CertificateJudge judge;
    private final @Nullable URI instead;

    /// @param instead fetched in place of every address: the sandbox's certificate
    DownloadedCertificates(CertificateJudge judge, @Nullable URI instead) {
        this.judge = judge;
        this.instead = instead;
    }

    @Override
    public Found get(URI address) {
        var known = kept.getIfPresent(address);
        return known == null ? fetch(address) : new Trusted(known);
    }

    private Found fetch(URI address) {
        try {
            var found = judge.judge(download(instead == null ? address : instead));
            if (found instanceof Trusted(var certificate)) {
                kept.put(address, certificate);
            }
            return found;
        } catch (IOException e) {
            return new Unavailable(
                    "certificate cannot be fetched: " + e.getClass().getSimpleName());
        } catch (CertificateException e) {
            return new Rejected("certificate cannot be read");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unavailable("interrupted");
        }
    }

    private List<X509Certificate> download(URI address) throws IOException, InterruptedException, CertificateException {
        var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        HttpResponse<InputStream> answer = OnDemand.HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (var body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IOException("HTTP " + answer.statusCode());
            }
            var bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new CertificateException("too large");
            }
            return parse(bytes);
        }
    }

    private static List<X509Certificate> parse(byte[] pem) throws CertificateException {
        var certificates = new ArrayList<X509Certificate>();
        for (var certificate :
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem))) {
            certificates.add((X509Certificate) certificate);
        }
        if (certificates.isEmpty()) {
            throw new CertificateException("no certificate");
        }
        return List.copyOf(certificates);
    }

    /// Apart, so that it is made when first needed: reading the JDK's trusted authorities would delay every start.
    private static final class OnDemand {
        private static final HttpClient HTTP = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }
}
