package gov.notify.e2e.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where this repository has what was built.
public final class Project {
    private static final Path ROOT = findRoot();

    private Project() {}

    public static Path root() {
        return ROOT;
    }

    public static Path apiJar() {
        return built("api/target/notify-api-runner.jar");
    }

    public static Path workerJar() {
        return built("worker/target/notify-worker-runner.jar");
    }

    /// The class path of the sandbox's programs.
    public static String sandboxClassPath() {
        var target = ROOT.resolve("sandbox/target");
        return built("sandbox/target/notify-sandbox.jar") + ":" + target.resolve("lib") + "/*";
    }

    /// The `java` that runs us.
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// A new folder for data and logs of one run, under `e2e/target`.
    public static Path newFolder(String purpose) {
        try {
            return Files.createTempDirectory(Files.createDirectories(ROOT.resolve("e2e/target/runs")), purpose + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Removes a folder with all it holds.
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        var all = new ArrayList<Path>();
        try (var files = Files.walk(folder)) {
            files.forEach(all::add);
            for (var file : all.reversed()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path built(String path) {
        var file = ROOT.resolve(path);
        if (!Files.exists(file)) {
            throw new IllegalStateException(
                    file + " is missing: build it with `make test`, or `mvn package -DskipTests`");
        }
        return file;
    }

    private static Path findRoot() {
        for (var folder : List.of(Path.of(""), Path.of(".."))) {
            if (Files.isDirectory(folder.resolve("sandbox")) && Files.isDirectory(folder.resolve("worker"))) {
                return folder.toAbsolutePath().normalize();
            }
        }
        throw new IllegalStateException("Run this in the repository, or in one of its modules");
    }
}
