package gov.notify.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Backends;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A caller that sends many requests on one connection and takes no answer.
@QuarkusTest
@QuarkusTestResource(Backends.class)
class UntakenAnswersTest {

    private static final String REQUEST = "GET /docs/openapi.yml HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String LAST = "GET /docs/openapi.yml HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    /// Their answers are some 100 MB, many times what the two ends of a connection hold.
    private static final int REQUESTS = 7000;

    @Inject
    MeterRegistry registry;

    @TestHTTPResource
    @Nullable
    URL url;

    @Test
    void is_served_no_further_than_its_connection_holds_until_it_takes_them() throws Exception {
        long before = served();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.setSoTimeout(30_000);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), url == null ? 0 : url.getPort()));
            Future<?> sent = threads.submit(() -> send(socket));

            Awaitility.await().until(() -> served() > before);
            Awaitility.await()
                    .during(Duration.ofMillis(500))
                    .atMost(Duration.ofSeconds(30))
                    .until(this::servesNoMore);
            assertThat(served() - before).isLessThan(REQUESTS / 4);

            assertThat(answers(socket)).isEqualTo(REQUESTS);
            sent.get();
        }
        assertThat(served() - before).isEqualTo(REQUESTS);
    }

    private long last = -1;

    private boolean servesNoMore() {
        long now = served();
        boolean same = now == last;
        last = now;
        return same;
    }

    private long served() {
        return registry.find("http.server.requests").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private static Void send(Socket socket) throws IOException {
        var out = socket.getOutputStream();
        var request = REQUEST.getBytes(StandardCharsets.US_ASCII);
        for (int i = 1; i < REQUESTS; i++) {
            out.write(request);
        }
        out.write(LAST.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return null;
    }

    private static int answers(Socket socket) throws IOException {
        var answers = 0;
        var begin = "HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII);
        int matched = 0;
        try (var in = new BufferedInputStream(socket.getInputStream(), 1 << 16)) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                matched = next == begin[matched] ? matched + 1 : next == begin[0] ? 1 : 0;
                if (matched == begin.length) {
                    answers++;
                    matched = 0;
                }
            }
        }
        return answers;
    }
}
