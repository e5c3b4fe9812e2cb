package gov.notify.worker.scale;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.egress.Egress;
import gov.notify.egress.EgressConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An autoscaler that is reached through a proxy alone, as everything outside is at cloud.gov.
class AutoscalerProxyTest {

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void is_called_through_the_proxy_that_is_named_and_not_past_it() throws IOException {
        try (var proxy = new RecordingProxy()) {
            var egress = new Egress(new OnlyWayOut(Optional.of(proxy.url()), Optional.empty()));
            // Nobody has this name, so a call past the proxy reaches nobody.
            var config = AutoscalerSettings.with("https://metrics.autoscaler.invalid", Map.of());
            var target = AutoscalerTarget.of(config).orElseThrow();
            try (var publisher = new AutoscalerPublisher(
                    target,
                    new AutoscalerClients(target.proof(), config.timeout(), vertx, egress),
                    config,
                    () -> Optional.of(new Workload(0, Duration.ZERO, 1, 0)),
                    meters,
                    System::nanoTime)) {
                publisher.publish();
            }

            assertThat(proxy.heard).isNotEmpty().containsOnly("CONNECT metrics.autoscaler.invalid:443 HTTP/1.1");
            assertThat(meters.get("autoscaler_post")
                            .tag("outcome", "gone")
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
    }

    private record OnlyWayOut(Optional<String> proxy, Optional<List<String>> without) implements EgressConfig {}

    /// Notes whom it is asked for, and lets nobody through.
    private static final class RecordingProxy implements AutoCloseable {

        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

        RecordingProxy() throws IOException {
            Thread.ofVirtual().name("recording-proxy").start(this::listen);
        }

        String url() {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }

        private void listen() {
            while (!socket.isClosed()) {
                try (var caller = socket.accept()) {
                    answer(caller);
                } catch (SocketException e) {
                    return; // closed
                } catch (IOException e) {
                    heard.add(e.toString());
                }
            }
        }

        private void answer(Socket caller) throws IOException {
            var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
            heard.add(String.valueOf(in.readLine()));
            for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                // The rest of its head says nothing of whom it wants.
            }
            caller.getOutputStream()
                    .write("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
