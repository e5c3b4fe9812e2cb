package gov.notify.e2e.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What `make run` starts, in a folder and on ports of its own.
public final class Launched implements AutoCloseable {
    private static final String MAIN = "gov.notify.sandbox.Launcher";
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Path folder;
    private final Program launcher;
    private final JsonNode where;

    private Launched(Path folder, Program launcher, JsonNode where) {
        this.folder = folder;
        this.launcher = launcher;
        this.where = where;
    }

    /// Runs the launcher as `make run` does and waits for its banner.
    public static Launched start() {
        var folder = Project.newFolder("launched");
        var environment = new HashMap<String, String>();
        environment.put("NOTIFY_SANDBOX_DIR", folder.resolve("sandbox").toString());
        for (var port : List.of("NOTIFY_API_PORT", "NOTIFY_WORKER_PORT", "NOTIFY_INBOX_PORT")) {
            environment.put(port, Integer.toString(Program.freePort()));
        }
        // A shell that runs tests in the background makes its children deaf to SIGINT; a terminal does not.
        var command = List.of(
                "env",
                "--default-signal=INT",
                Project.java(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                Project.sandboxClassPath(),
                MAIN,
                "run");
        var launcher =
                Program.start("The launcher", command, environment, Project.root(), folder.resolve("launcher.log"));
        World.await("the launcher's banner", PATIENCE, () -> {
            if (!launcher.isAlive()) {
                throw new IllegalStateException("The launcher ended:\n" + launcher.lastWords());
            }
            return launcher.lastWords().contains("Ctrl-C stops all of it");
        });
        return new Launched(folder, launcher, sandboxJson(folder));
    }

    public String api() {
        return where.path("api").asText();
    }

    public String inbox() {
        return where.path("inbox").asText();
    }

    /// As a client library takes it.
    public String apiKey() {
        return where.path("service").path("api_keys").path("normal").asText();
    }

    public String emailTemplate() {
        return where.path("templates").path("email").asText();
    }

    public String smsTemplate() {
        return where.path("templates").path("sms").asText();
    }

    /// What `admin.env` tells the admin application.
    public Map<String, String> adminEnvironment() {
        return assignments("admin.env");
    }

    /// Starts one more api beside the first, on the same databases.
    public Server anotherApi() {
        var environment = new HashMap<>(assignments("env"));
        var options = new ArrayList<>(AppManifest.of("api", Map.of()).javaOptions());
        options.addAll(AotCache.options(Project.apiJar()));
        var api = Server.launch("api", Project.apiJar(), options, environment, folder);
        api.awaitReady(PATIENCE);
        return api;
    }

    private Map<String, String> assignments(String file) {
        var assignment = Pattern.compile("(?m)^([A-Z0-9_]+)='([^']*)'$");
        try {
            return assignment
                    .matcher(Files.readString(folder.resolve("sandbox").resolve(file)))
                    .results()
                    .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The one service that `make run` makes.
    public String serviceId() {
        return where.path("service").path("id").asText();
    }

    /// Every process that `sandbox.json` names.
    public List<Long> pids() {
        var pids = new ArrayList<Long>();
        where.path("pids").forEach(named -> {
            if (named.isArray()) {
                named.forEach(pid -> pids.add(pid.asLong()));
            } else {
                pids.add(named.asLong());
            }
        });
        return pids;
    }

    /// What Ctrl-C does: SIGINT, and waits for the end.
    public void interrupt() {
        launcher.signal("INT");
        World.await("the launcher ends", Duration.ofSeconds(30), () -> !launcher.isAlive());
    }

    /// Processes that still run and have anything to do with this launcher's folder.
    public List<String> leftovers() {
        try (var processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("\\d+"))
                    .map(Launched::commandLine)
                    .filter(line -> line.contains(folder.toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        launcher.close();
        Project.delete(folder);
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline")).replace('\0', ' ');
        } catch (IOException e) {
            return ""; // it has ended
        }
    }

    private static JsonNode sandboxJson(Path folder) {
        try {
            return Json.parse(Files.readString(folder.resolve("sandbox/sandbox.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
