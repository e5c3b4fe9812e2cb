package gov.notify.e2e.image;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What a JVM needs of a Linux system where an image has no base: the libraries that it is linked to,
/// which are those of this machine, the user, and how names are looked up.
final class CLibrary {

    /// Nobody in particular, by a number: Kubernetes cannot tell of a name that it is not root's.
    static final String USER = "10001";

    private static final Pattern LINKED = Pattern.compile("(?m)^\\s+(?:\\S+ => )?(/\\S+) \\(0x");

    /// The C library opens them by itself: no program is linked to them. Newer ones have them inside.
    private static final List<String> OPENED =
            List.of("libgcc_s.so.1", "libnss_dns.so.2", "libnss_files.so.2", "libresolv.so.2");

    private CLibrary() {}

    /// Where the libraries are that these files are linked to, but for those of their own folder.
    ///
    /// @param home of the JVM that they are of
    /// @throws IOException when `ldd` cannot be asked
    static SortedSet<Path> linked(Collection<Path> binaries, Path home) throws IOException {
        var libraries = new TreeSet<Path>();
        for (var binary : binaries) {
            var found = LINKED.matcher(ldd(binary));
            while (found.find()) {
                var library = Path.of(found.group(1));
                if (!library.startsWith(home)) {
                    libraries.add(library);
                }
            }
        }
        for (var library : List.copyOf(libraries)) {
            for (var name : OPENED) {
                if (library.endsWith("libc.so.6") && Files.exists(library.resolveSibling(name))) {
                    libraries.add(library.resolveSibling(name));
                }
            }
        }
        return libraries;
    }

    /// @param folder for what has to be written first
    static FileEntriesLayer layer(JavaRuntime java, Path folder) throws IOException {
        var layer = FileEntriesLayer.builder().setName("c-library");
        for (var library : linked(binaries(java), java.home())) {
            layer.addEntry(library, AbsoluteUnixPath.fromPath(library), FilePermissions.fromOctalString("755"));
        }
        var user = "notify:x:" + USER + ":" + USER + ":Notify:/tmp:/sbin/nologin\n";
        layer.addEntry(written(folder, "passwd", user), AbsoluteUnixPath.get("/etc/passwd"));
        layer.addEntry(written(folder, "group", "notify:x:" + USER + ":\n"), AbsoluteUnixPath.get("/etc/group"));
        layer.addEntry(
                written(folder, "nsswitch.conf", "hosts: files dns\n"), AbsoluteUnixPath.get("/etc/nsswitch.conf"));
        layer.addEntry(
                Files.createDirectories(folder.resolve("tmp")),
                AbsoluteUnixPath.get("/tmp"),
                FilePermissions.fromOctalString("777"));
        return layer.build();
    }

    static List<Path> binaries(JavaRuntime java) throws IOException {
        return java.files().stream()
                .filter(file -> file.toString().endsWith(".so")
                        || file.equals(java.home().resolve("bin/java"))
                        || file.endsWith("jspawnhelper"))
                .toList();
    }

    private static Path written(Path folder, String name, String text) throws IOException {
        return Files.writeString(Files.createDirectories(folder).resolve(name), text);
    }

    private static String ldd(Path binary) throws IOException {
        var process = new ProcessBuilder("ldd", binary.toString())
                .redirectErrorStream(true)
                .start();
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            return output.readAllAsString();
        }
    }
}
