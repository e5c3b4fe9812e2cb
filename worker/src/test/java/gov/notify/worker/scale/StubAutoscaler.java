package gov.notify.worker.scale;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/// A custom metrics API that does as it is told.
public final class StubAutoscaler implements AutoCloseable {

    /// What was posted, and with what authorization.
    record Posted(String method, String path, String type, String authorization, String body) {}

    /// How it answers.
    public enum Mood {
        WELL,
        REFUSES,
        FAILS,
        HANGS,
        HANGS_IN_ITS_ANSWER
    }

    private final HttpServer server;
    private final String scheme;
    private final List<Posted> posted = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Mood mood = Mood.WELL;

    public StubAutoscaler() {
        this(Optional.empty());
    }

    /// @param mutual asks for certificates with this
    StubAutoscaler(Optional<SSLContext> mutual) {
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try {
            server = mutual.isPresent()
                    ? secured(HttpsServer.create(loopback, 0), mutual.get())
                    : HttpServer.create(loopback, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        scheme = mutual.isPresent() ? "https" : "http";
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                var headers = exchange.getRequestHeaders();
                posted.add(new Posted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        String.valueOf(headers.getFirst("Content-Type")),
                        String.valueOf(headers.getFirst("Authorization")),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                switch (mood) {
                    case WELL -> exchange.sendResponseHeaders(200, -1);
                    case REFUSES -> exchange.sendResponseHeaders(400, -1);
                    case FAILS -> exchange.sendResponseHeaders(500, -1);
                    case HANGS -> awaitEnd();
                    case HANGS_IN_ITS_ANSWER -> {
                        exchange.sendResponseHeaders(200, 10);
                        exchange.getResponseBody().flush();
                        awaitEnd();
                    }
                }
            }
        });
        server.start();
    }

    private static HttpsServer secured(HttpsServer server, SSLContext context) {
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters needed = context.getDefaultSSLParameters();
                needed.setNeedClientAuth(true);
                parameters.setSSLParameters(needed);
            }
        });
        return server;
    }

    private void awaitEnd() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public String url() {
        return scheme + "://localhost:" + server.getAddress().getPort();
    }

    public void is(Mood changed) {
        mood = changed;
    }

    List<Posted> posted() {
        return posted;
    }

    /// From now on it is gone.
    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
