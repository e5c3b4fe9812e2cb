package gov.notify.e2e.world;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A running api or worker.
///
/// @param kind `api` or `worker`
/// @param managementPort where health and metrics are: an api's own port shows them to nobody
public record Server(String kind, int port, int managementPort, Program program, List<String> command, Path log) {

    static Server launch(String kind, Path jar, List<String> options, Map<String, String> environment, Path folder) {
        return launched(kind, command(jar, options), environment, folder, Program::start);
    }

    /// The same with exactly this environment, but for its ports.
    static Server launchAlone(
            String kind, Path jar, List<String> options, Map<String, String> environment, Path folder) {
        return launched(kind, command(jar, options), environment, folder, Program::startAlone);
    }

    /// How a program is started.
    static List<String> command(Path jar, List<String> options) {
        var command = new ArrayList<String>();
        command.add(Project.java());
        command.addAll(options);
        command.add("-jar");
        command.add(jar.toString());
        return List.copyOf(command);
    }

    private static Server launched(
            String kind, List<String> command, Map<String, String> environment, Path folder, Start start) {
        var port = Program.freePort();
        var log = folder.resolve(kind + "-" + port + ".log");
        var managementPort = kind.equals("api") ? Program.freePort() : port;
        var program = started(kind, port, managementPort, command, environment, log, start);
        return new Server(kind, port, managementPort, program, command, log);
    }

    /// The same once more, on the same port.
    Server again(Map<String, String> environment) {
        var program = started(kind, port, managementPort, command, environment, log, Program::start);
        return new Server(kind, port, managementPort, program, command, log);
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    private String managementUrl() {
        return "http://127.0.0.1:" + managementPort;
    }

    public long pid() {
        return program.pid();
    }

    /// What it says of its health; `part` is `live` or `ready`.
    ///
    /// @throws IOException while it is not listening
    public Web.Answer health(String part) throws IOException {
        return Web.tryCall("GET", managementUrl() + "/q/health/" + part, "", Map.of());
    }

    public boolean isReady() {
        try {
            return health("ready").status() == 200;
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    /// What it counts and measures.
    public Metrics metrics() {
        return Metrics.parse(Web.get(managementUrl() + "/q/metrics").body());
    }

    /// @throws IllegalStateException with the end of its log when it ends or does not become ready
    public void awaitReady(Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!isReady()) {
            if (!program.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("The " + kind + " did not start:\n" + program.lastWords());
            }
            World.pause(Duration.ofMillis(20));
        }
    }

    private static Program started(
            String kind,
            int port,
            int managementPort,
            List<String> command,
            Map<String, String> environment,
            Path log,
            Start start) {
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        if (kind.equals("api")) {
            environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
            environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
            environment.putIfAbsent("API_HOST_NAME", "http://127.0.0.1:" + port);
        }
        return start.of(kind + " on " + port, command, environment, log);
    }

    private interface Start {
        Program of(String name, List<String> command, Map<String, String> environment, Path log);
    }
}
