package gov.notify.e2e.image;

import gov.notify.e2e.world.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Writes an image of each program to `target/images`. BASE, REGISTRY and TAG say what they begin with
/// and what they are called.
public final class Images {
    private Images() {}

    @SuppressWarnings("SystemOut") // says what it made
    public static void main(String[] arguments) throws Exception {
        var folder = Project.root().resolve("target/images");
        var base = BaseImage.of(setting("BASE"));
        for (var kind : List.of("api", "worker")) {
            var image = new ProgramImage(kind, jar(kind), JavaRuntime.ours(), base);
            var name = ProgramImage.reference(kind, setting("REGISTRY"), setting("TAG"));
            var tar = folder.resolve("notify-" + kind + ".tar");
            var digest = image.write(name, tar, folder.resolve("work"));
            System.out.printf(
                    "%s: %s, %s, %d MB%n", Project.root().relativize(tar), name, digest, Files.size(tar) >> 20);
        }
    }

    private static Path jar(String kind) {
        return kind.equals("api") ? Project.apiJar() : Project.workerJar();
    }

    private static String setting(String name) {
        return System.getenv().getOrDefault(name, "").strip();
    }
}
