package gov.notify.e2e.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The machine that figures hold for.
final class Machine {
    private Machine() {}

    static String describe() {
        var cpu = field(Path.of("/proc/cpuinfo"), "model name");
        var memory = field(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", "");
        var gigabytes = memory.isEmpty() ? 0 : Math.round(Long.parseLong(memory) / 1024.0 / 1024.0);
        return Runtime.getRuntime().availableProcessors() + " cores of " + cpu + ", " + gigabytes + " GB, "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", Java "
                + Runtime.version();
    }

    private static String field(Path file, String name) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("an unknown processor");
        } catch (IOException e) {
            return "";
        }
    }
}
