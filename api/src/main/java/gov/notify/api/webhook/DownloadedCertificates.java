package gov.notify.api.webhook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import gov.notify.egress.Egress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Fetches certificates where AWS serves them, judges them, and keeps the good ones for a day.
///
/// Fetching follows no redirect, takes five seconds and 16 KB at most. Whoever knows a topic can name certificates that
/// do not exist: each is asked for once in ten seconds, by one request, and few at a time.
final class DownloadedCertificates implements SigningCertificates {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration MISS_KEPT = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 16 * 1024;
    private static final int MOST_CERTIFICATES = 100;
    private static final int AT_ONCE = 4;

    private final Cache<URI, Found> kept = Caffeine.newBuilder()
            .expireAfter(Expiry.<URI, Found>writing((_, found) -> found instanceof Trusted ? KEPT : MISS_KEPT))
            .maximumSize(MOST_CERTIFICATES)
            .build();
    private final Semaphore fetches = new Semaphore(AT_ONCE);
    private final CertificateJudge judge;
    private final @Nullable URI instead;
    private final Egress egress;
    private @Nullable HttpClient client;

    /// @param instead fetched in place of every address: the sandbox's certificate
    DownloadedCertificates(CertificateJudge judge, @Nullable URI instead, Egress egress) {
        this.judge = judge;
        this.instead = instead;
        this.egress = egress;
    }

    @Override
    public Found get(URI address, TopicArn topic) {
        // The address names the region, and so all topics that may share what is kept have the same signers.
        return kept.get(address, missing -> fetch(missing, topic));
    }

    private Found fetch(URI address, TopicArn topic) {
        try {
            if (!fetches.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Unavailable("too many certificates are asked for");
            }
            try {
                return judge.judge(download(instead == null ? address : instead), topic.signers());
            } finally {
                fetches.release();
            }
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
        var answer = http().sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            // The request's own timeout ends with the head of the answer; a body may trickle for ever.
            var whole = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (whole.statusCode() != 200) {
                throw new IOException("HTTP " + whole.statusCode());
            }
            return parse(whole.body());
        } catch (ExecutionException e) {
            throw new IOException("no answer", e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no whole answer", e);
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

    /// Made when first needed: reading the JDK's trusted authorities would delay every start.
    private synchronized HttpClient http() {
        var ready = client;
        if (ready == null) {
            ready = egress.newHttpClient()
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
            client = ready;
        }
        return ready;
    }
}
