package gov.notify.e2e.image;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.e2e.world.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// An OCI archive, unpacked.
///
/// @param config what a runtime is told of it
/// @param layers files of the archive, the lowest first
record ImageArchive(JsonNode index, JsonNode config, List<Path> layers) {

    /// @param folder that is there for this archive alone
    static ImageArchive unpack(Path tar, Path folder) throws IOException {
        Files.createDirectories(folder);
        tar("-xf", tar.toString(), "-C", folder.toString());
        var index = Json.parse(Files.readString(folder.resolve("index.json")));
        var manifest = Json.parse(Files.readString(blob(folder, index.at("/manifests/0"))));
        var layers = new ArrayList<Path>();
        for (var layer : manifest.path("layers")) {
            layers.add(blob(folder, layer));
        }
        var config = Json.parse(Files.readString(blob(folder, manifest.path("config"))));
        return new ImageArchive(index, config, List.copyOf(layers));
    }

    String name() {
        return index.at("/manifests/0/annotations/org.opencontainers.image.ref.name")
                .asText();
    }

    String digest() {
        return index.at("/manifests/0/digest").asText();
    }

    /// All that is no folder, as `tar` tells of it: permissions, owner, size, time and name.
    List<String> listing() throws IOException {
        var files = new ArrayList<String>();
        for (var layer : layers) {
            tar("--numeric-owner", "--utc", "-tvzf", layer.toString())
                    .lines()
                    .filter(line -> !line.startsWith("d"))
                    .forEach(files::add);
        }
        return List.copyOf(files);
    }

    /// The names of all files.
    List<String> files() throws IOException {
        return listing().stream()
                .map(line -> "/" + line.replaceFirst("^\\S+ +\\S+ +\\S+ \\S+ \\S+ ", ""))
                .toList();
    }

    /// Unpacks the layers over one another.
    Path root(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var layer : layers) {
            tar("-xzf", layer.toString(), "-C", folder.toString());
        }
        return folder;
    }

    static String tar(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("tar", "--warning=no-unknown-keyword"));
        command.addAll(List.of(arguments));
        return Commands.run(command);
    }

    private static Path blob(Path folder, JsonNode descriptor) {
        return folder.resolve("blobs/" + descriptor.path("digest").asText().replace(':', '/'));
    }

    /// Programs of this machine.
    static final class Commands {
        private Commands() {}

        /// @return what it said
        /// @throws IOException with what it said when it fails
        static String run(List<String> command) throws IOException {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said;
            try (var output = process.inputReader(StandardCharsets.UTF_8)) {
                said = output.readAllAsString();
            }
            var code = process.onExit().join().exitValue();
            if (code != 0) {
                throw new IOException(String.join(" ", command) + " ended with " + code + ":\n" + said);
            }
            return said;
        }
    }
}
