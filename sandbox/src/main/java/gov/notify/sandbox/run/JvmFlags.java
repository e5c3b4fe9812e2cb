package gov.notify.sandbox.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How the JVMs of api and worker are set; `NOTIFY_API_JAVA_OPTS` and `NOTIFY_WORKER_JAVA_OPTS` add to it.
final class JvmFlags {
    private static final List<String> BOTH = List.of(
            "-XX:+UseCompactObjectHeaders",
            "-XX:+UseSerialGC",
            "-Xms128m",
            "-XX:TrimNativeHeapInterval=10000",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private JvmFlags() {}

    static List<String> of(App.Kind kind, Path jar, Map<String, String> environment) {
        var flags = new ArrayList<>(BOTH);
        flags.addAll(kind == App.Kind.WORKER ? List.of("-Xmx160m", "-Xmn80m") : List.of("-Xmx256m"));
        var cache = AotCache.of(jar);
        if (Files.exists(cache)) {
            flags.add("-XX:AOTCache=" + cache);
        }
        var more = environment.getOrDefault("NOTIFY_" + kind + "_JAVA_OPTS", "").strip();
        if (!more.isEmpty()) {
            flags.addAll(List.of(more.split("\\s+")));
        }
        return flags;
    }
}
