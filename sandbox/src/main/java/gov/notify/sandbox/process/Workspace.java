package gov.notify.sandbox.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Folders of the sandbox outside `.sandbox/`: a cache of unpacked programs shared by every start on this machine, and
/// temporary folders that vanish with us.
public final class Workspace {
    private static final ReentrantLock WITHIN = new ReentrantLock();
    private static final CopyOption[] COPY = {StandardCopyOption.COPY_ATTRIBUTES};

    private Workspace() {}

    /// A folder of the cache, made once by `fill` even when several JVMs ask at the same time.
    public static Path cached(String name, Consumer<Path> fill) {
        var target = cacheRoot().resolve(name);
        if (Files.isDirectory(target)) {
            return target;
        }
        try (var lock = FileChannel.open(
                        cacheRoot().resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = lockWithinAndAcross(lock)) {
            Objects.requireNonNull(held);
            if (!Files.isDirectory(target)) {
                var unfinished = Files.createTempDirectory(cacheRoot(), name + ".new");
                fill.accept(unfinished);
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox cannot fill its cache " + target, e);
        }
    }

    /// A new folder that is removed when this JVM is gone.
    public static Path temporary(String purpose) {
        try {
            var folder = Files.createTempDirectory("notify-sandbox-" + purpose + "-");
            Watchdog.remove(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox cannot make a temporary folder", e);
        }
    }

    /// Copies a folder with all it holds to a place that does not exist yet.
    public static void copy(Path from, Path to) {
        try (var files = Files.walk(from)) {
            for (var file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), COPY);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot copy " + from + " to " + to, e);
        }
    }

    /// Removes a folder with all it holds.
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + folder, e);
        }
    }

    private static Path cacheRoot() {
        // Not under the home folder: a read-only or missing home is common where builds run.
        var root = Path.of(System.getProperty("java.io.tmpdir"), "notify-sandbox-" + System.getProperty("user.name"));
        try {
            Files.createDirectory(
                    root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException e) {
            requireOurs(root);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox cannot make its cache " + root, e);
        }
        return root;
    }

    /// Programs are run from here: a folder that someone else prepared must not be used.
    private static void requireOurs(Path root) {
        try {
            var owner = Files.getOwner(root).getName();
            if (!owner.equals(System.getProperty("user.name")) || Files.isSymbolicLink(root)) {
                throw new IllegalStateException(root + " belongs to " + owner + "; remove it and start again");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// File locks hold between processes only; within one, the class does.
    private static AutoUnlock lockWithinAndAcross(FileChannel channel) throws IOException {
        WITHIN.lock();
        try {
            var lock = channel.lock();
            return () -> {
                try {
                    lock.close();
                } finally {
                    WITHIN.unlock();
                }
            };
        } catch (IOException e) {
            WITHIN.unlock();
            throw e;
        }
    }

    private interface AutoUnlock extends AutoCloseable {
        @Override
        void close() throws IOException;
    }
}
