package gov.notify.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.message.Channel;
import gov.notify.security.Recipient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.apache.http.conn.DnsResolver;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;

/// What the network can do to a call, with real sockets: the answer must tell "never left" from "may have arrived".
class BrokenConnectionsTest {

    private static final Duration CONNECT = Duration.ofMillis(200);
    private static final Duration CALL = Duration.ofMillis(500);
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final OutgoingMessage.Text TEXT = new OutgoingMessage.Text(
            UUID.randomUUID(),
            UUID.randomUUID(),
            new Recipient(Channel.SMS, "+12025550143"),
            null,
            "hello",
            1,
            false,
            1);

    /// The two kinds of call there are: JSON and the query protocol.
    enum Call {
        EMAIL,
        TEXT
    }

    /// What the other side does with one connection.
    private interface Conduct {
        void with(Socket connection) throws IOException;
    }

    // What is loaded and started with the first call of all must not count against the deadline of one.
    @BeforeAll
    static void aFirstCall() {
        try (var client = clients(new BoundedLookup(CONNECT)).build(SesV2Client::builder, access("127.0.0.1", 1))) {
            new Ses(client, "notify.example.gov", Optional.empty(), "test")
                    .send(Messages.email(UUID.randomUUID(), "zoe@example.com"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobody_listening_means_not_taken(Call call) throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        assertThat(send(call, free)).isInstanceOf(Handover.TryLater.class);
    }

    @ParameterizedTest
    @EnumSource
    void no_answer_means_perhaps_taken(Call call) throws IOException {
        var done = new CountDownLatch(1);
        try (var server = serving(connection -> {
            connection.getInputStream().readNBytes(16);
            awaitQuietly(done, Duration.ofMinutes(1));
        })) {
            assertThat(send(call, server.getLocalPort())).isInstanceOf(Handover.Unknown.class);
        } finally {
            done.countDown();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_reset_after_the_request_means_perhaps_taken(Call call) throws IOException {
        try (var server = serving(connection -> {
            connection.getInputStream().readNBytes(16);
            connection.setSoLinger(true, 0);
        })) {
            assertThat(send(call, server.getLocalPort())).isInstanceOf(Handover.Unknown.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_answer_that_breaks_off_means_perhaps_taken(Call call) throws IOException {
        try (var server = serving(connection -> {
            connection.getInputStream().readNBytes(16);
            answer(connection, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<PublishResponse>");
        })) {
            assertThat(send(call, server.getLocalPort())).isInstanceOf(Handover.Unknown.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_gateways_error_page_means_perhaps_taken(Call call) throws IOException {
        try (var server = serving(connection -> {
            connection.getInputStream().readNBytes(16);
            answer(connection, "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 4\r\nConnection: close\r\n\r\noops");
        })) {
            assertThat(send(call, server.getLocalPort())).isInstanceOf(Handover.Unknown.class);
        }
    }

    @Test
    void an_answer_that_trickles_in_ends_at_the_deadline_as_perhaps_taken() throws IOException {
        var done = new CountDownLatch(1);
        try (var server = serving(connection -> {
            connection.getInputStream().readNBytes(16);
            answer(connection, "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n");
            while (!awaitQuietly(done, Duration.ofMillis(20))) {
                answer(connection, " ");
            }
        })) {
            assertInTime(() -> assertThat(send(server.getLocalPort())).isInstanceOf(Handover.Unknown.class));
        } finally {
            done.countDown();
        }
    }

    @Test
    void a_head_that_trickles_in_ends_at_the_deadline_as_perhaps_taken() throws IOException {
        var done = new CountDownLatch(1);
        try (var server = serving(connection -> {
            connection.getInputStream().readNBytes(16);
            answer(connection, "HTTP/1.1 200 OK\r\nX-Slow: ");
            while (!awaitQuietly(done, Duration.ofMillis(20))) {
                answer(connection, "a");
            }
        })) {
            assertInTime(() -> assertThat(send(server.getLocalPort())).isInstanceOf(Handover.Unknown.class));
        } finally {
            done.countDown();
        }
    }

    @Test
    void a_peer_that_takes_no_more_bytes_ends_at_the_deadline_as_perhaps_taken() throws IOException {
        var done = new CountDownLatch(1);
        try (var server = serving(connection -> awaitQuietly(done, Duration.ofMinutes(1)))) {
            assertInTime(() -> assertThat(sendLong(server.getLocalPort())).isInstanceOf(Handover.Unknown.class));
        } finally {
            done.countDown();
        }
    }

    @Test
    void many_dead_addresses_end_at_the_deadline_as_not_taken() throws IOException {
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var first = connected(full);
                var second = connected(full)) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            var addresses = new InetAddress[100];
            Arrays.fill(addresses, InetAddress.getLoopbackAddress());

            assertInTime(() -> assertThat(send("dead.example", full.getLocalPort(), _ -> addresses))
                    .isInstanceOf(Handover.TryLater.class));
        }
    }

    @Test
    void a_name_that_is_looked_up_for_ever_ends_in_time_as_not_taken() {
        var done = new CountDownLatch(1);
        try {
            var stuck = new BoundedLookup(Duration.ofMinutes(1), host -> {
                awaitQuietly(done, Duration.ofMinutes(1));
                throw new UnknownHostException(host);
            });
            assertInTime(() -> assertThat(send("slow.example", 80, stuck)).isInstanceOf(Handover.TryLater.class));
        } finally {
            done.countDown();
        }
    }

    // Some room for a busy machine; without the deadline these calls would take from 10 s to for ever.
    private static void assertInTime(Runnable call) {
        long began = System.nanoTime();
        call.run();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(6));
    }

    // The second one fills the queue of those who wait to be accepted; who comes after hears nothing.
    private static Socket connected(ServerSocket server) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
    }

    private static Handover send(int port) {
        return send("127.0.0.1", port, new BoundedLookup(CONNECT));
    }

    private static Handover send(Call call, int port) {
        return switch (call) {
            case EMAIL -> send(port, Messages.email(UUID.randomUUID(), "zoe@example.com"));
            case TEXT -> send(port);
        };
    }

    private static Handover send(String host, int port, DnsResolver lookup) {
        try (var client = clients(lookup).build(SnsClient::builder, access(host, port))) {
            return send(new Sns(client, new TextSender("+18005550100", _ -> false), Optional.empty()), TEXT);
        }
    }

    private static Handover sendLong(int port) {
        var email = new OutgoingMessage.Email(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new OutgoingMessage.Sender("Parks", "parks"),
                new Recipient(Channel.EMAIL, "zoe@example.com"),
                null,
                "long",
                "a".repeat(20_000_000),
                "<p>a</p>",
                null,
                1);
        return send(port, email);
    }

    private static Handover send(int port, OutgoingMessage.Email email) {
        try (var client = clients(new BoundedLookup(CONNECT)).build(SesV2Client::builder, access("127.0.0.1", port))) {
            return send(new Ses(client, "notify.example.gov", Optional.empty(), "test"), email);
        }
    }

    private static AwsClients clients(DnsResolver lookup) {
        return new AwsClients(2, CONNECT, CALL, lookup, Optional.empty());
    }

    private static AwsAccess access(String host, int port) {
        return new AwsAccess(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")),
                Region.US_WEST_2,
                Optional.of(URI.create("http://" + host + ":" + port)),
                false);
    }

    // On a virtual thread, as workers call.
    private static Handover send(Provider provider, OutgoingMessage message) {
        try (var deadline = new CallDeadline(DEADLINE)) {
            var guarded = new GuardedProvider(
                    provider,
                    new CircuitBreaker(Clock.systemUTC()),
                    new CircuitBreaker(Clock.systemUTC()),
                    deadline,
                    new RefusalLog(new SimpleMeterRegistry()));
            var answer = new FutureTask<>(() -> guarded.send(message));
            Thread.startVirtualThread(answer);
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static ServerSocket serving(Conduct conduct) throws IOException {
        var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try (var connection = server.accept()) {
                conduct.with(connection);
            } catch (IOException _) {
                // the call under test has hung up
            }
        });
        return server;
    }

    private static void answer(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        connection.getOutputStream().flush();
    }

    private static boolean awaitQuietly(CountDownLatch latch, Duration atMost) {
        try {
            return latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
