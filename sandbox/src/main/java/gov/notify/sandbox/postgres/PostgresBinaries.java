package gov.notify.sandbox.postgres;

import gov.notify.sandbox.process.Command;
import gov.notify.sandbox.process.Workspace;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// The PostgreSQL programs, unpacked once per machine, and a data folder made once to be copied.
final class PostgresBinaries {
    /// As Maven names the archive, `17.6.0`.
    static final String VERSION = version();

    /// From this one on PostgreSQL has locales of its own.
    private static final int BUILTIN_LOCALES = 17;

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    /// Everything that initdb would take most of a second for, ready to copy.
    private static final String TEMPLATE_VERSION = "2";

    private PostgresBinaries() {}

    static String program(String name) {
        return home().resolve("bin").resolve(name).toString();
    }

    /// A folder with an initialised cluster: superuser `notify`, database `notify`, UTF-8.
    static Path template() {
        return Workspace.cached("postgres-" + VERSION + "-template-" + TEMPLATE_VERSION, PostgresBinaries::initialise);
    }

    /// PostgreSQL refuses to run as root. In a user namespace without a mapping, root is nobody to it while
    /// the kernel still grants access to root's files; the process id stays the same.
    static List<String> unprivileged(List<String> command) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return command;
        }
        if (!Command.succeeds("unshare", "-U", "true")) {
            throw new IllegalStateException(
                    "PostgreSQL does not run as root and this machine forbids user namespaces (unshare -U);"
                            + " start the sandbox as another user, or name a database in DATABASE_URL");
        }
        var unprivileged = new ArrayList<>(List.of("unshare", "-U"));
        unprivileged.addAll(command);
        return unprivileged;
    }

    /// The first part of its version.
    static int major() {
        return Integer.parseInt(VERSION.substring(0, VERSION.indexOf('.')));
    }

    private static String version() {
        try (var version = PostgresBinaries.class.getResourceAsStream("version")) {
            if (version == null) {
                throw new IllegalStateException("The sandbox was built without the version of its PostgreSQL");
            }
            return new String(version.readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The version of PostgreSQL cannot be read", e);
        }
    }

    private static Path home() {
        return Workspace.cached("postgres-" + VERSION, PostgresBinaries::unpack);
    }

    private static void initialise(Path folder) {
        // Sorted by bytes as in the locale C, whatever machine this is; but "Ü" is the capital of "ü", as in the
        // locales that databases of production have.
        var initdb = new ArrayList<>(List.of(
                program("initdb"), "-D", folder.toString(), "-U", "notify", "-A", "trust", "-E", "UTF8", "--locale=C"));
        initdb.addAll(
                major() >= BUILTIN_LOCALES
                        ? List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8")
                        : List.of("--lc-ctype=C.UTF-8"));
        Command.run(unprivileged(initdb), Optional.empty()).orFail("initdb");
        var createDatabase = List.of(program("postgres"), "--single", "-D", folder.toString(), "postgres");
        Command.run(unprivileged(createDatabase), Optional.of("CREATE DATABASE notify;\n"))
                .orFail("Creating the database");
    }

    private static void unpack(Path folder) {
        try (var archive = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
            if (archive == null) {
                throw new IllegalStateException("No PostgreSQL for this machine in the sandbox: " + ARCHIVE
                        + " is missing; name a database in DATABASE_URL");
            }
            unpack(archive, folder);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL cannot be unpacked to " + folder, e);
        }
    }

    private static void unpack(InputStream archive, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                place(entry, tar, folder);
            }
        }
    }

    private static void place(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("Entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
