package gov.notify.sandbox.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// How the JVMs of api and worker are set: as their manifests say, so that what holds here holds where they are
/// deployed. `NOTIFY_API_JAVA_OPTS` and `NOTIFY_WORKER_JAVA_OPTS` add to it.
final class JvmFlags {

    private static final Pattern JAVA_OPTS = Pattern.compile("(?m)^( *)JAVA_OPTS: >-\\n((?:\\1 +\\S.*\\n)+)");

    private JvmFlags() {}

    /// @param home the repository
    static List<String> of(App.Kind kind, Path home, Map<String, String> environment) {
        var flags = new ArrayList<>(manifest(home.resolve("manifest-" + kind.wireName() + ".yml")));
        var cache = AotCache.of(kind.jar(home));
        if (Files.exists(cache)) {
            flags.add("-XX:AOTCache=" + cache);
        }
        var more = environment.getOrDefault("NOTIFY_" + kind + "_JAVA_OPTS", "").strip();
        if (!more.isEmpty()) {
            flags.addAll(List.of(more.split("\\s+")));
        }
        return flags;
    }

    private static List<String> manifest(Path file) {
        try {
            var options = JAVA_OPTS.matcher(Files.readString(file));
            if (!options.find()) {
                throw new IllegalStateException(file + " has no JAVA_OPTS");
            }
            return List.of(options.group(2).strip().split("\\s+"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
