package gov.notify.sandbox.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// Writes files that only their owner may read, whole or not at all.
final class PrivateFile {
    private PrivateFile() {}

    static void write(Path file, String content) {
        write(file, content, "rw-------");
    }

    static void writeProgram(Path file, String content) {
        write(file, content, "rwx------");
    }

    private static void write(Path file, String content, String permissions) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var unfinished = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
            Files.writeString(unfinished, content);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
