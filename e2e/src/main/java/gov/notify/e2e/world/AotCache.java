package gov.notify.e2e.world;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// The JDK's AOT cache of a program: classes linked and methods profiled by a training run, beside the jar.
///
/// The launcher of `make run` looks for it in the same place.
public final class AotCache {
    private AotCache() {}

    /// Its name holds what it was made of: a JVM that is given the cache of another jar runs the old classes
    /// without a word.
    public static Path of(Path jar) {
        var name = jar.getFileName().toString().replace(".jar", "");
        return jar.resolveSibling(name + '.' + fingerprint(jar) + ".aot");
    }

    private static String fingerprint(Path jar) {
        try (var bytes = new DigestInputStream(Files.newInputStream(jar), MessageDigest.getInstance("SHA-256"))) {
            bytes.transferTo(OutputStream.nullOutputStream());
            var digest = bytes.getMessageDigest();
            digest.update(System.getProperty("java.vm.version").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /// Removes the caches of a program that were made of other jars, or by other JVMs.
    public static void removeOthers(Path jar) throws IOException {
        var name = jar.getFileName().toString().replace(".jar", ".");
        try (var files = Files.list(jar.toAbsolutePath().getParent())) {
            for (var file : files.filter(file -> file.getFileName().toString().startsWith(name))
                    .filter(file -> file.toString().endsWith(".aot"))
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    /// The JVM's option to use it; none while there is none of exactly this jar.
    static List<String> options(Path jar) {
        var cache = of(jar);
        return Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of();
    }
}
