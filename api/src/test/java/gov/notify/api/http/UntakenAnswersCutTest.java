package gov.notify.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The end of a connection whose caller asks without end and takes no answer.
class UntakenAnswersCutTest {

    private static final Buffer ANSWER = Buffer.buffer(new byte[60_000]);

    /// Their answers are 60 MB, many times what the two ends of a connection hold.
    private static final int REQUESTS = 1000;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger served = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private volatile UntakenAnswers untaken = new UntakenAnswers();
    private int port;

    @BeforeEach
    void aServer() throws Exception {
        var router = Router.router(vertx);
        router.route()
                .handler(exchange -> untaken.await(exchange, () -> {
                    served.incrementAndGet();
                    exchange.response().end(ANSWER);
                }));
        port = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(router)
                .connectionHandler(connection -> connection.closeHandler(_ -> ended.incrementAndGet()))
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .get()
                .actualPort();
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void comes_while_the_caller_still_takes_nothing() throws Exception {
        untaken = new UntakenAnswers(Duration.ofMillis(300));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var caller = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var _ = threads.submit(() -> ask(caller));

            Awaitility.await().until(() -> ended.get() == 1);
            assertThat(served).hasValueLessThan(REQUESTS / 2);
        }
    }

    @Test
    void does_not_come_while_the_caller_takes_what_it_asked_for() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var caller = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var _ = threads.submit(() -> ask(caller));

            caller.getInputStream().skipNBytes((long) REQUESTS * ANSWER.length());

            Awaitility.await().until(() -> served.get() == REQUESTS);
            assertThat(ended).hasValue(0);
        }
    }

    private static Void ask(Socket caller) throws IOException {
        var request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < REQUESTS; i++) {
            caller.getOutputStream().write(request);
        }
        return null;
    }
}
