package gov.notify.sandbox.run;

import gov.notify.sandbox.process.Child;
import gov.notify.sandbox.process.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An api or a worker as a process of its own.
final class App implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Child process;
    private final String url;
    private final String health;

    /// What it is.
    enum Kind {
        API("api"),
        WORKER("worker");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        String wireName() {
            return wireName;
        }

        Path jar(Path home) {
            return home.resolve(wireName).resolve("target").resolve("notify-" + wireName + "-runner.jar");
        }
    }

    private App(Child process, String url, String health) {
        this.process = process;
        this.url = url;
        this.health = health;
    }

    /// Starts it; [#awaitHealth] tells when it is ready.
    ///
    /// @param name of its log
    static App start(Kind kind, String name, int port, Map<String, String> environment, Options options) {
        var jar = kind.jar(options.home());
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: build it with `mvn package -DskipTests`");
        }
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JvmFlags.of(kind, options.home(), options.environment()));
        command.addAll(List.of("-jar", jar.toString()));
        var own = new HashMap<>(environment);
        own.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        own.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        // Read by people here, not by a log collector.
        own.putIfAbsent("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        var managementPort = kind == Kind.API ? FreePort.or(0) : port;
        if (kind == Kind.API) {
            own.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
            own.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        }
        var process = Child.start(name, command, own, "TERM", options.logs().resolve(name + ".log"));
        return new App(process, "http://127.0.0.1:" + port, "http://127.0.0.1:" + managementPort + "/q/health");
    }

    String url() {
        return url;
    }

    long pid() {
        return process.pid();
    }

    Child process() {
        return process;
    }

    /// Returns when it says that it is well.
    ///
    /// @throws IllegalStateException with the end of its log when it ends or takes longer than two minutes
    void awaitHealth() throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (!isWell(client)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new IllegalStateException(process.name() + " did not start; the end of " + process.log()
                            + ":\n" + process.lastWords());
                }
                Thread.sleep(LOOK_AGAIN);
            }
        }
    }

    @Override
    public void close() {
        process.close();
    }

    private boolean isWell(HttpClient client) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(health))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not listening yet
        }
    }
}
