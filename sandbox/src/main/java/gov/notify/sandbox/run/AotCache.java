package gov.notify.sandbox.run;

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

/// Where the JDK's AOT cache of a program stands, if one was made.
final class AotCache {
    private AotCache() {}

    /// Its name holds what it was made of: a JVM that is given the cache of another jar runs the old classes
    /// without a word.
    static Path of(Path jar) {
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
}
