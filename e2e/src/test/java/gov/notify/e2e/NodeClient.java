package gov.notify.e2e;

import gov.notify.e2e.world.Program;
import gov.notify.e2e.world.Project;
import gov.notify.e2e.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The official Node client, unmodified from npm, and a script that sends through it.
final class NodeClient {
    private static final List<String> FILES = List.of("package.json", "package-lock.json", "send.js");
    private static final Duration INSTALL = Duration.ofMinutes(2);
    private static final Duration SEND = Duration.ofSeconds(60);

    private NodeClient() {}

    /// Runs the script and returns what it printed.
    ///
    /// @throws IllegalStateException when it fails
    static String run(Map<String, String> environment) {
        var folder = Project.root().resolve("e2e/target/node");
        copy(folder);
        if (!Files.exists(folder.resolve("node_modules/notifications-node-client"))) {
            finish(
                    "npm",
                    List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"),
                    Map.of(),
                    folder,
                    INSTALL);
        }
        return finish("node", List.of("node", "send.js"), environment, folder, SEND);
    }

    private static String finish(
            String name, List<String> command, Map<String, String> environment, Path folder, Duration patience) {
        var log = folder.resolve(name + ".log");
        try {
            Files.deleteIfExists(log);
            var program = Program.start(name, command, environment, folder, log);
            World.await(name + " ends", patience, () -> !program.isAlive());
            if (program.exitCode() != 0) {
                throw new IllegalStateException(name + " failed:\n" + program.lastWords());
            }
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path folder) {
        try {
            Files.createDirectories(folder);
            for (var file : FILES) {
                Files.copy(
                        Project.root().resolve("e2e/src/test/node").resolve(file),
                        folder.resolve(file),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
