package gov.notify.e2e.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Sending while an autoscaler that is told every second how much there is to do fails, hangs or is
/// gone, beside the same worker while it answers.
final class AutoscalerBench {

    private static final double GOAL = 0.98;

    private enum Mood {
        ANSWERS,
        FAILS,
        HANGS,
        GONE
    }

    private AutoscalerBench() {}

    static List<Row> autoscaler(Stage stage) {
        stage.aws().behave("{\"latency_ms\":0}");
        stage.clear();
        var messages = stage.effort().messages();
        var sent = new EnumMap<Mood, List<Double>>(Mood.class);
        try (var stub = new Stub()) {
            stage.world()
                    .setOnly(Map.of(
                            "NOTIFY_AUTOSCALER_CUSTOM_METRICS",
                            "{\"url\":\"" + stub.url() + "\",\"username\":\"u\",\"password\":\"p\"}",
                            "NOTIFY_AUTOSCALER_APPLICATION",
                            "bench",
                            "NOTIFY_AUTOSCALER_EVERY",
                            "1s"));
            var worker = stage.world().startWorker();
            try {
                SendBench.warm(stage, "email", messages, List.of(worker));
                for (var i = 0; i < stage.effort().runs(); i++) {
                    for (var mood : Mood.values()) {
                        stub.is(mood);
                        sent.computeIfAbsent(mood, _ -> new ArrayList<>())
                                .add(SendBench.run(stage, "email", messages, List.of(worker)));
                        stage.clear();
                    }
                }
                requirePosts(worker.metrics().sum("autoscaler_post_total"));
            } finally {
                stage.world().end(worker);
                stage.world().setOnly(Map.of());
            }
        }
        var answered = new Runs(sent.getOrDefault(Mood.ANSWERS, List.of()));
        return List.of(
                row("autoscaler_fails", sent.getOrDefault(Mood.FAILS, List.of()), answered),
                row("autoscaler_hangs", sent.getOrDefault(Mood.HANGS, List.of()), answered),
                row("autoscaler_gone", sent.getOrDefault(Mood.GONE, List.of()), answered));
    }

    private static Row row(String name, List<Double> sent, Runs answered) {
        return Row.atLeast(GOAL, name, "sent/s", new Runs(sent), "the same while it answers", answered);
    }

    private static void requirePosts(double posts) {
        if (posts == 0) {
            throw new IllegalStateException("The worker told the autoscaler nothing");
        }
    }

    /// Takes what is posted, on one port whether it is there or not.
    private static final class Stub implements AutoCloseable {

        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private HttpServer server = listening(0);
        private final int port = server.getAddress().getPort();
        private volatile Mood mood = Mood.ANSWERS;
        private volatile CountDownLatch hanging = new CountDownLatch(1);

        String url() {
            return "http://127.0.0.1:" + port;
        }

        void is(Mood next) {
            hanging.countDown();
            hanging = new CountDownLatch(1);
            if (next == Mood.GONE) {
                server.stop(0);
            } else if (mood == Mood.GONE) {
                server = listening(port);
            }
            mood = next;
        }

        private HttpServer listening(int where) {
            try {
                var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), where), 0);
                made.setExecutor(threads);
                made.createContext("/", this::answer);
                made.start();
                return made;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void answer(HttpExchange exchange) throws IOException {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                if (mood == Mood.HANGS) {
                    hanging.await();
                }
                exchange.sendResponseHeaders(mood == Mood.FAILS ? 500 : 200, -1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            hanging.countDown();
            server.stop(0);
            threads.shutdownNow();
        }
    }
}
