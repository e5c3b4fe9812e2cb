package gov.notify.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.notification.Channel;
import gov.notify.security.Recipient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;

/// What the network can do to a call, with real sockets: the answer must tell "never left" from "may have arrived".
class BrokenConnectionsTest {

    private static final Duration CONNECT = Duration.ofMillis(200);
    private static final Duration CALL = Duration.ofMillis(500);
    private static final Outgoing.Text TEXT = new Outgoing.Text(
            UUID.randomUUID(),
            UUID.randomUUID(),
            new Recipient(Channel.SMS, "+12025550143"),
            null,
            "hello",
            1,
            false,
            1);

    /// What the other side does with one connection.
    private interface Conduct {
        void with(Socket connection) throws IOException;
    }

    @Test
    void nobody_listening_means_not_taken() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        assertThat(send(free)).isInstanceOf(Handover.TryLater.class);
    }

    @Test
    void no_answer_means_perhaps_taken() throws IOException {
        var done = new CountDownLatch(1);
        try (var server = serving(connection -> {
            connection.getInputStream().readNBytes(16);
            awaitQuietly(done);
        })) {
            assertThat(send(server.getLocalPort())).isInstanceOf(Handover.Unknown.class);
        } finally {
            done.countDown();
        }
    }

    @Test
    void a_reset_after_the_request_means_perhaps_taken() throws IOException {
        try (var server = serving(connection -> {
            connection.getInputStream().readNBytes(16);
            connection.setSoLinger(true, 0);
        })) {
            assertThat(send(server.getLocalPort())).isInstanceOf(Handover.Unknown.class);
        }
    }

    @Test
    void an_answer_that_breaks_off_means_perhaps_taken() throws IOException {
        try (var server = serving(connection -> {
            connection.getInputStream().readNBytes(16);
            answer(connection, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<PublishResponse>");
        })) {
            assertThat(send(server.getLocalPort())).isInstanceOf(Handover.Unknown.class);
        }
    }

    @Test
    void a_gateways_error_page_means_perhaps_taken() throws IOException {
        try (var server = serving(connection -> {
            connection.getInputStream().readNBytes(16);
            answer(connection, "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 4\r\nConnection: close\r\n\r\noops");
        })) {
            assertThat(send(server.getLocalPort())).isInstanceOf(Handover.Unknown.class);
        }
    }

    private static Handover send(int port) {
        var access = new AwsAccess(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")),
                Region.US_WEST_2,
                Optional.of(URI.create("http://127.0.0.1:" + port)),
                false);
        try (var client = new AwsClients(2, CONNECT, CALL).build(SnsClient::builder, access)) {
            return new Sns(client, new TextSender("+18005550100", _ -> false), Optional.empty()).send(TEXT);
        }
    }

    private static ServerSocket serving(Conduct conduct) throws IOException {
        var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try (var connection = server.accept()) {
                conduct.with(connection);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return server;
    }

    private static void answer(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        connection.getOutputStream().flush();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
