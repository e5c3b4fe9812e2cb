package gov.notify.e2e.world;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The JDK's AOT cache of a program: classes linked and methods profiled by a training run, beside the jar.
///
/// The launcher of `make run` looks for it in the same place.
public final class AotCache {
    private AotCache() {}

    public static Path of(Path jar) {
        return jar.resolveSibling(jar.getFileName().toString().replace(".jar", ".aot"));
    }

    /// The JVM's option to use it; none while there is none, or only one of an older jar.
    static List<String> options(Path jar) {
        var cache = of(jar);
        var fresh = Files.exists(cache)
                && cache.toFile().lastModified() >= jar.toFile().lastModified();
        return fresh ? List.of("-XX:AOTCache=" + cache) : List.of();
    }
}
