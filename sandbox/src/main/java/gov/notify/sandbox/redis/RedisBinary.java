package gov.notify.sandbox.redis;

import gov.notify.sandbox.process.Command;
import gov.notify.sandbox.process.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The `redis-server` program.
final class RedisBinary {
    private static final Pattern VERSION = Pattern.compile("v=(\\d+)\\.");
    private static final int WELCOME = 7;
    private static final String EMBEDDED = "redis-server-6.2.6-v5-linux-amd64";
    private static final String EMBEDDED_ARM = "redis-server-6.2.7-linux-arm64";
    private static final String PROGRAM = findOrUnpack();

    private RedisBinary() {}

    static String program() {
        return PROGRAM;
    }

    private static String findOrUnpack() {
        return isRecentOnPath() ? "redis-server" : unpacked();
    }

    private static boolean isRecentOnPath() {
        try {
            var version = VERSION.matcher(Command.run(List.of("redis-server", "--version"), Optional.empty())
                    .output());
            return version.find() && Integer.parseInt(version.group(1)) >= WELCOME;
        } catch (UncheckedIOException e) {
            return false; // there is none
        }
    }

    private static String unpacked() {
        var resource = "aarch64".equals(System.getProperty("os.arch")) ? EMBEDDED_ARM : EMBEDDED;
        return Workspace.cached(resource, folder -> unpack(resource, folder))
                .resolve("redis-server")
                .toString();
    }

    private static void unpack(String resource, Path folder) {
        try (var content = RedisBinary.class.getResourceAsStream("/" + resource)) {
            if (content == null) {
                throw new IllegalStateException(
                        "No Redis for this machine in the sandbox: install redis-server 7 or later, or name one in REDIS_URL");
            }
            var program = folder.resolve("redis-server");
            Files.copy(content, program);
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException("Redis cannot be unpacked to " + folder, e);
        }
    }
}
