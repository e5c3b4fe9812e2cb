package gov.notify.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import gov.notify.api.webhook.SigningCertificates.Unavailable;
import gov.notify.egress.Egress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DownloadedCertificatesTest {

    private static final URI ADDRESS =
            URI.create("https://sns.us-west-2.amazonaws.com/SimpleNotificationService-1.pem");

    private static final TopicArn TOPIC = new TopicArn("arn:aws:sns:us-west-2:123456789012:notify-email-bounce");

    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private final HttpServer server = serverOf();

    @BeforeEach
    void start() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void a_body_that_trickles_is_given_up_and_its_address_left_alone_for_a_while() {
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('-');
            exchange.getResponseBody().flush();
            awaitQuietly();
        });
        var certificates = certificates();
        long began = System.nanoTime();

        assertThat(certificates.get(ADDRESS, TOPIC)).isInstanceOf(Unavailable.class);
        assertThat(certificates.get(ADDRESS, TOPIC)).isInstanceOf(Unavailable.class);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
        assertThat(requests).hasValue(1);
    }

    @Test
    void what_is_too_large_is_not_read_to_its_end() {
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, 1_000_000);
            try (var body = exchange.getResponseBody()) {
                body.write(new byte[1_000_000]);
            } catch (IOException e) {
                // hung up on, as it should be
            }
        });

        assertThat(certificates().get(ADDRESS, TOPIC)).isInstanceOf(Unavailable.class);
    }

    @Test
    void a_crowd_that_names_one_certificate_fetches_it_once() throws Exception {
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
        });
        var certificates = certificates();
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                crowd.execute(() -> certificates.get(ADDRESS, TOPIC));
            }
        }

        assertThat(requests).hasValue(1);
    }

    private DownloadedCertificates certificates() {
        return new DownloadedCertificates(
                new CertificateJudge(Clock.systemUTC(), false),
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/cert.pem"),
                Egress.direct());
    }

    private void awaitQuietly() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpServer serverOf() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
