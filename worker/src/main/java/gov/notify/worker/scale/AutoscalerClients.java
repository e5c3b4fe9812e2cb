package gov.notify.worker.scale;

import gov.notify.egress.Egress;
import gov.notify.worker.scale.AutoscalerTarget.Proof;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// The HTTP client of the autoscaler: one for good, or one for each certificate that the platform gives. For one
/// thread.
final class AutoscalerClients implements AutoCloseable {

    private final Proof proof;
    private final Duration timeout;
    private final Vertx vertx;
    private final Egress egress;
    private final @Nullable TrustManagerFactory trusted;
    private volatile @Nullable HttpClient client;
    private @Nullable FileTime certifiedAt;

    /// @param vertx reads PEM, whatever kind of key is in it
    AutoscalerClients(Proof proof, Duration timeout, Vertx vertx, Egress egress) {
        this(proof, timeout, vertx, egress, null);
    }

    /// @param trusted whom to trust; null for whom the JVM trusts
    AutoscalerClients(
            Proof proof, Duration timeout, Vertx vertx, Egress egress, @Nullable TrustManagerFactory trusted) {
        this.proof = proof;
        this.timeout = timeout;
        this.vertx = vertx;
        this.egress = egress;
        this.trusted = trusted;
    }

    /// @throws IOException if the certificate cannot be read
    HttpClient current() throws IOException {
        return switch (proof) {
            case Proof.Password _ -> {
                var present = client;
                yield present != null ? present : kept(builder().build());
            }
            case Proof.Certificate files -> {
                var present = client;
                var writtenAt = Files.getLastModifiedTime(files.certificate());
                if (present != null && writtenAt.equals(certifiedAt)) {
                    yield present;
                }
                var renewed = builder().sslContext(context(files)).build();
                close();
                certifiedAt = writtenAt;
                yield kept(renewed);
            }
        };
    }

    private HttpClient kept(HttpClient made) {
        client = made;
        return made;
    }

    private HttpClient.Builder builder() {
        return egress.newHttpClient()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .executor(Executors.newVirtualThreadPerTaskExecutor());
    }

    private SSLContext context(Proof.Certificate files) throws IOException {
        var options = new PemKeyCertOptions()
                .addCertPath(files.certificate().toString())
                .addKeyPath(files.key().toString());
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(
                    options.getKeyManagerFactory(vertx).getKeyManagers(),
                    trusted == null ? null : trusted.getTrustManagers(),
                    null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the instance's certificate cannot be used", e);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) { // as Vert.x declares it
            throw new IOException("the instance's certificate cannot be read", e);
        }
    }

    /// Breaks off what is under way.
    @Override
    public void close() {
        var present = client;
        if (present != null) {
            present.shutdownNow();
            client = null;
        }
    }
}
