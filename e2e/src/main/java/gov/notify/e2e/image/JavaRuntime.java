package gov.notify.e2e.image;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A JVM as a layer: all that programs run with, without what only builds, debugs or draws windows.
///
/// @param home where it is on this machine
record JavaRuntime(Path home) {

    /// Where it is in an image.
    static final String HOME = "/opt/java";

    private static final List<String> PARTS = List.of("bin/java", "conf", "legal", "lib", "NOTICE", "release");
    private static final Set<String> LEFT_OUT =
            Set.of("ct.sym", "src.zip", "libawt_xawt.so", "libjawt.so", "libjsound.so", "libsplashscreen.so");

    /// The one that runs us: AOT caches are made by it.
    static JavaRuntime ours() {
        return new JavaRuntime(Path.of(System.getProperty("java.home")));
    }

    /// @return in one order, whatever the file system's
    List<Path> files() throws IOException {
        var files = new TreeSet<Path>();
        for (var part : PARTS) {
            if (Files.exists(home.resolve(part))) {
                // Debian keeps some of it elsewhere, behind links.
                try (var found = Files.walk(home.resolve(part), FileVisitOption.FOLLOW_LINKS)) {
                    found.filter(Files::isRegularFile)
                            .filter(file ->
                                    !LEFT_OUT.contains(file.getFileName().toString()))
                            .forEach(files::add);
                }
            }
        }
        return List.copyOf(files);
    }

    FileEntriesLayer layer() throws IOException {
        var layer = FileEntriesLayer.builder().setName("java");
        var folder = AbsoluteUnixPath.get(HOME);
        for (var file : files()) {
            layer.addEntry(
                    file,
                    folder.resolve(home.relativize(file)),
                    FilePermissions.fromOctalString(Files.isExecutable(file) ? "755" : "644"));
        }
        return layer.build();
    }
}
