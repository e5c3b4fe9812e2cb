package gov.notify.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Large answers to readers who do not take them.
class CountedAnswerTest {

    /// However busy the machine is.
    private static final Duration SOON = Duration.ofMinutes(1);

    /// More than the kernel takes for a reader.
    private static final int LARGE = 32 * 1024 * 1024;

    private final Vertx vertx = Vertx.vertx();
    private final BodyBudget budget = new BodyBudget(LARGE, LARGE);
    private final BodyBudget.Share share = budget.of(UUID.randomUUID());
    private volatile Duration within = Duration.ofMinutes(10);
    private int port;

    @BeforeEach
    void aServer() throws Exception {
        var router = Router.router(vertx);
        router.route().handler(exchange -> {
            share.take(LARGE);
            var answer = new CountedAnswer(new byte[LARGE], share, LARGE, within);
            answer.belongsTo(exchange);
            if (exchange.request().path().equals("/failed")) {
                exchange.response().end();
            } else {
                answer.send();
            }
        });
        var options = new HttpServerOptions().setHost("127.0.0.1").setPort(0);
        port = vertx.createHttpServer(options)
                .requestHandler(router)
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
    void an_answer_that_is_not_taken_counts_until_its_reader_is_gone() throws IOException {
        try (var reader = asked("/")) {
            assertThat(reader.getInputStream().read()).isEqualTo('H');
            assertThat(budget.used()).isEqualTo(LARGE);
        }
        Awaitility.await().atMost(SOON).until(() -> budget.used() == 0);
    }

    @Test
    void an_answer_that_is_taken_counts_no_more() throws IOException {
        try (var reader = asked("/")) {
            reader.getInputStream().skipNBytes(LARGE);
            reader.getInputStream().read(new byte[1024]);

            Awaitility.await().atMost(SOON).until(() -> budget.used() == 0);
        }
    }

    @Test
    void a_reader_who_takes_nothing_is_cut_off() throws IOException {
        within = Duration.ofMillis(100);
        try (var reader = asked("/")) {
            assertThat(reader.getInputStream().read()).isEqualTo('H');
            Awaitility.await().atMost(SOON).until(() -> budget.used() == 0);
        }
    }

    @Test
    void an_answer_that_is_never_sent_counts_no_more() throws IOException {
        try (var reader = asked("/failed")) {
            assertThat(reader.getInputStream().read()).isEqualTo('H');
            Awaitility.await().atMost(SOON).until(() -> budget.used() == 0);
        }
    }

    private Socket asked(String path) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
