package gov.notify.e2e.deploy;

import gov.notify.e2e.world.AppManifest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What Cloud Foundry's Java buildpack adds up before it starts a JVM: it starts none where the sum is
/// above what an instance may use. What the options do not say, it assumes.
///
/// Sources: java-buildpack 5.0, `src/java/jres/memory_calculator.go`; java-buildpack-memory-calculator
/// 4, README.
///
/// @param instance megabytes that an instance may use
record BuildpackMemory(double heap, double metaspace, double buffers, double code, double stacks, int instance) {
    private static final double MEGABYTE = 1 << 20;

    /// Of all classes, those of the JDK among them, so many are taken to be loaded.
    private static final double LOADED = 0.35;

    private static final int CLASSES_OF_THE_JDK = 42_215;
    private static final double BYTES_OF_A_CLASS = 5_800;
    private static final double BYTES_BESIDE_CLASSES = 14_000_000;
    private static final int THREADS = 250;

    /// @param classes in the program's jar
    static BuildpackMemory of(AppManifest manifest, long classes) {
        var options = manifest.javaOptions();
        var loaded = Math.floor((classes + CLASSES_OF_THE_JDK) * LOADED);
        return new BuildpackMemory(
                size(options, "-Xmx", 0),
                size(options, "-XX:MaxMetaspaceSize=", (loaded * BYTES_OF_A_CLASS + BYTES_BESIDE_CLASSES) / MEGABYTE),
                size(options, "-XX:MaxDirectMemorySize=", 10),
                size(options, "-XX:ReservedCodeCacheSize=", 240),
                threads(manifest) * size(options, "-Xss", 1),
                manifest.memory());
    }

    double sum() {
        return heap + metaspace + buffers + code + stacks;
    }

    boolean starts() {
        return sum() <= instance;
    }

    private static int threads(AppManifest manifest) {
        return manifest.jre().get("memory_calculator") instanceof Map<?, ?> told
                        && told.get("stack_threads") instanceof Integer threads
                ? threads
                : THREADS;
    }

    /// In megabytes.
    private static double size(List<String> options, String name, double otherwise) {
        var size = Pattern.compile(Pattern.quote(name) + "(\\d+)([kKmMgG])");
        return options.stream()
                .map(size::matcher)
                .filter(Matcher::matches)
                .mapToDouble(found -> Double.parseDouble(found.group(1)) * unit(found.group(2)))
                .reduce(otherwise, (_, last) -> last);
    }

    private static double unit(String letter) {
        return switch (letter.toLowerCase(Locale.ROOT)) {
            case "k" -> 1 / 1024.0;
            case "m" -> 1;
            default -> 1024;
        };
    }
}
