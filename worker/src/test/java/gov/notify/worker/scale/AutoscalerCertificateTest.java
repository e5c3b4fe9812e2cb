package gov.notify.worker.scale;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.egress.Egress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An autoscaler that knows instances by the certificates that Cloud Foundry gives them.
class AutoscalerCertificateTest {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Path KEYTOOL = Path.of(System.getProperty("java.home"), "bin", "keytool");

    /// A key of 2048 bits in PKCS #8 is its PKCS #1 form behind so many bytes.
    private static final int PKCS8_HEADER = 26;

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @TempDir
    private Path folder;

    @BeforeEach
    void keys() throws IOException, InterruptedException {
        keytool("-genkeypair", "server", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost");
        keytool("-genkeypair", "instance", "-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=instance");
        keytool("-genkeypair", "stranger", "-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=stranger");
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void is_told_with_the_certificate_of_the_moment() throws Exception {
        var certificate = folder.resolve("instance.crt");
        var key = folder.resolve("instance.key");
        write("stranger", certificate, key);
        try (var stub = new StubAutoscaler(Optional.of(context("server", "instance")))) {
            var config = AutoscalerSettings.of(Map.of(
                    "notify.autoscaler.custom-metrics",
                    "{\"mtls_url\":\"" + stub.url() + "\"}",
                    "notify.autoscaler.application",
                    "58d162ad",
                    "CF_INSTANCE_CERT",
                    certificate.toString(),
                    "CF_INSTANCE_KEY",
                    key.toString()));
            var target = AutoscalerTarget.of(config).orElseThrow();
            var work = new Workload(0, Duration.ZERO, 1, 0);
            try (var publisher = new AutoscalerPublisher(
                    target,
                    new AutoscalerClients(
                            target.proof(), config.timeout(), vertx, Egress.direct(), trustingThe("server")),
                    config,
                    () -> Optional.of(work),
                    meters,
                    System::nanoTime)) {
                publisher.publish();
                assertThat(stub.posted()).isEmpty();

                write("instance", certificate, key);
                Files.setLastModifiedTime(
                        certificate, FileTime.from(Instant.now().plusSeconds(60)));
                publisher.publish();

                assertThat(stub.posted()).hasSize(1);
                assertThat(stub.posted().getFirst().authorization()).isEqualTo("null");
                assertThat(meters.get("autoscaler_post")
                                .tag("outcome", "gone")
                                .counter()
                                .count())
                        .isEqualTo(1);

                Files.delete(certificate);
                publisher.publish();
                assertThat(meters.get("autoscaler_post")
                                .tag("outcome", "gone")
                                .counter()
                                .count())
                        .isEqualTo(2);
            }
        }
    }

    private void write(String name, Path certificate, Path key) throws IOException, GeneralSecurityException {
        Files.writeString(
                certificate, pem("CERTIFICATE", store().getCertificate(name).getEncoded()));
        var encoded = store().getKey(name, PASSWORD).getEncoded();
        // Cloud Foundry writes keys in this form.
        Files.writeString(key, pem("RSA PRIVATE KEY", Arrays.copyOfRange(encoded, PKCS8_HEADER, encoded.length)));
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END " + kind
                + "-----\n";
    }

    private SSLContext context(String own, String trusted) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry(own, store().getKey(own, PASSWORD), PASSWORD, store().getCertificateChain(own));
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), trustingThe(trusted).getTrustManagers(), null);
        return context;
    }

    private TrustManagerFactory trustingThe(String name) throws IOException, GeneralSecurityException {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(name, store().getCertificate(name));
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        return managers;
    }

    private KeyStore store() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(folder.resolve("all.p12").toFile(), PASSWORD);
    }

    private void keytool(String command, String alias, String... more) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of(
                KEYTOOL.toString(), command, "-alias", alias, "-keystore", "all.p12", "-storepass", "changeit"));
        line.addAll(List.of(more));
        var process = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
