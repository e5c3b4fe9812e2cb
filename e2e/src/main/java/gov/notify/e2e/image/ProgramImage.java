package gov.notify.e2e.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import gov.notify.e2e.world.AotCache;
import gov.notify.e2e.world.AppManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// One program as an OCI image: started as its manifest says, by a user who may change nothing in it.
///
/// The same files give the same digest: there is no time in it, and no trace of who built it.
///
/// @param kind `api` or `worker`
/// @param jar the program; an AOT cache of exactly this jar, if there is one beside it, goes with it
public record ProgramImage(String kind, Path jar, JavaRuntime java, BaseImage base) {

    /// Who runs it, and the group: numbers.
    public static final String USER = CLibrary.USER;

    /// Where an api shows its health and metrics; a worker does on its only port.
    public static final int MANAGEMENT_PORT = 9000;

    static final String FOLDER = "/opt/notify";

    private static final Map<String, String> NO_VARIABLES = Map.of();

    /// What an image of a program is called.
    ///
    /// @param registry where it is to be found, with a slash at its end; or nothing
    public static String reference(String kind, String registry, String tag) {
        return registry + "notify-" + kind + ":" + tag;
    }

    /// The command that a container runs.
    public List<String> entrypoint() {
        var command = new ArrayList<String>();
        command.add(JavaRuntime.HOME + "/bin/java");
        command.addAll(manifest().javaOptions());
        var cache = AotCache.of(jar);
        if (Files.exists(cache)) {
            command.add("-XX:AOTCache=" + FOLDER + "/" + cache.getFileName());
        }
        command.add("-jar");
        command.add(FOLDER + "/" + jar.getFileName());
        return List.copyOf(command);
    }

    /// What is the same wherever it runs; the rest is for whoever starts it to say.
    public Map<String, String> environment() {
        return new TreeMap<>(Map.of(
                "LANG", "C.UTF-8",
                // As the buildpack sets it; it makes the C library take less beside the heap.
                "MALLOC_ARENA_MAX", "2",
                "QUARKUS_HTTP_PORT", Integer.toString(manifest().port())));
    }

    /// The ports that it listens on.
    public Set<Integer> ports() {
        var ports = new TreeSet<>(Set.of(manifest().port()));
        if (kind.equals("api")) {
            ports.add(MANAGEMENT_PORT);
        }
        return ports;
    }

    /// Writes it as an OCI archive.
    ///
    /// @param name what it is called
    /// @param work a folder for layers, which makes the next image sooner
    /// @return its digest
    /// @throws Exception when a file cannot be read or written, or a base cannot be had
    public String write(String name, Path tar, Path work) throws Exception {
        var image = base.begin();
        if (base instanceof BaseImage.Scratch) {
            image.addFileEntriesLayer(CLibrary.layer(java, work.resolve("system")));
        }
        image.addFileEntriesLayer(java.layer())
                .addFileEntriesLayer(program())
                .setFormat(ImageFormat.OCI)
                .setPlatforms(Set.of(new Platform(architecture(), "linux")))
                .setEntrypoint(entrypoint())
                .setProgramArguments(List.of())
                .setEnvironment(environment())
                .setUser(USER + ":" + USER)
                .setWorkingDirectory(AbsoluteUnixPath.get("/tmp"));
        ports().forEach(port -> image.addExposedPort(Port.tcp(port)));
        Files.createDirectories(tar.toAbsolutePath().getParent());
        return image.containerize(Containerizer.to(TarImage.at(tar).named(name))
                        .setBaseImageLayersCache(work.resolve("base"))
                        .setApplicationLayersCache(work.resolve("layers"))
                        .setToolName("notify"))
                .getDigest()
                .toString();
    }

    private FileEntriesLayer program() throws IOException {
        var folder = AbsoluteUnixPath.get(FOLDER);
        var layer = FileEntriesLayer.builder().setName("program");
        for (var file : List.of(jar, AotCache.of(jar))) {
            if (Files.exists(file)) {
                layer.addEntry(file, folder.resolve(file.getFileName()));
            }
        }
        return layer.build();
    }

    private AppManifest manifest() {
        return AppManifest.of(kind, NO_VARIABLES);
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            case String other -> other;
        };
    }
}
