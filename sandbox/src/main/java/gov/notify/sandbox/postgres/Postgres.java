package gov.notify.sandbox.postgres;

import gov.notify.sandbox.process.Child;
import gov.notify.sandbox.process.FreePort;
import gov.notify.sandbox.process.Processes;
import gov.notify.sandbox.process.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// A PostgreSQL server as a child process: fsync, synchronous_commit and full_page_writes are on, as in production.
///
/// It listens on the loopback address only and trusts who comes from there. It can be killed and started again on the
/// same port and data, and never outlives this JVM.
public final class Postgres implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path dataDir;
    private final Path log;
    private final int port;
    private Child server;

    private Postgres(Path dataDir, int port) {
        this.dataDir = dataDir;
        this.log = dataDir.resolveSibling(dataDir.getFileName() + ".log");
        this.port = port;
        this.server = launch();
    }

    /// Starts a server on a free port. The folder is initialised when it is absent or empty.
    public static Postgres start(Path dataDir) {
        return start(dataDir, 0);
    }

    /// Starts a server on the given port; 0 is any free one.
    public static Postgres start(Path dataDir, int port) {
        prepare(dataDir);
        return new Postgres(dataDir.toAbsolutePath(), FreePort.or(port));
    }

    /// A server on a free port whose data vanishes with this JVM.
    public static Postgres temporary() {
        return start(Workspace.temporary("postgres").resolve("data"));
    }

    /// The server that all tests of this JVM share; each takes a database of its own with [#createDatabase].
    public static Postgres shared() {
        return Shared.SERVER;
    }

    public String jdbcUrl() {
        return jdbcUrl("notify");
    }

    /// The JDBC address of one database of this server.
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=notify&password=notify";
    }

    /// The address as `DATABASE_URL` has it: `postgres://user:password@host:port/database`.
    public String databaseUrl() {
        return databaseUrl("notify");
    }

    public String databaseUrl(String database) {
        return "postgres://notify:notify@127.0.0.1:" + port + "/" + database;
    }

    public int port() {
        return port;
    }

    public synchronized long pid() {
        return server.pid();
    }

    public synchronized boolean isAlive() {
        return server.isAlive();
    }

    /// What the server printed.
    public Path log() {
        return log;
    }

    /// Makes an empty database of this name, in place of any that was there.
    public void createDatabase(String name) {
        createDatabase(name, "template1");
    }

    /// Makes a copy of another database, to which nobody may be connected.
    void createDatabase(String name, String template) {
        var quoted = '"' + name.replace("\"", "\"\"") + '"';
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + quoted + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + quoted + " TEMPLATE " + template);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create database " + name, e);
        }
    }

    /// SIGKILL to the server and its backends, as a crash of the machine would look to clients.
    public synchronized void kill() {
        server.kill();
    }

    /// Starts the server again on the same port and data, after [#kill] or in place of the running one.
    public synchronized void restart() {
        server.close();
        server = launch();
    }

    /// Stops the server at once but in order: clients are disconnected, nothing is left to recover.
    @Override
    public synchronized void close() {
        server.close();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl());
    }

    private Child launch() {
        endPredecessor();
        var command = new ArrayList<>(
                List.of(PostgresBinaries.program("postgres"), "-D", dataDir.toString(), "-p", Integer.toString(port)));
        PostgresSettings.ALL.forEach((name, value) -> {
            command.add("-c");
            command.add(name + "=" + value);
        });
        // SIGINT is PostgreSQL's "fast" shutdown: it does not wait for clients to leave.
        var child = Child.start("PostgreSQL", PostgresBinaries.unprivileged(command), Map.of(), "INT", log);
        awaitConnections(child);
        return child;
    }

    private void awaitConnections(Child child) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (var connection = connect()) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException e) {
                if (!child.isAlive() || System.nanoTime() > deadline) {
                    child.kill();
                    throw new IllegalStateException("PostgreSQL did not start:\n" + child.lastWords(), e);
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    /// A server that some earlier, killed process left on this data would keep ours from starting.
    private void endPredecessor() {
        var pidFile = dataDir.resolve("postmaster.pid");
        try {
            if (!Files.exists(pidFile)) {
                return;
            }
            var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
            if (Processes.isRunning(pid) && Processes.commandLine(pid).contains(dataDir.toString())) {
                ProcessHandle.of(pid).ifPresent(Processes::killTree);
            }
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + pidFile, e);
        }
    }

    private static void prepare(Path dataDir) {
        if (Files.exists(dataDir.resolve("PG_VERSION"))) {
            return;
        }
        try {
            Files.createDirectories(dataDir.toAbsolutePath().getParent());
            Files.deleteIfExists(dataDir);
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + dataDir + " holds something else than a database", e);
        }
        Workspace.copy(PostgresBinaries.template(), dataDir);
    }

    private static final class Shared {
        static final Postgres SERVER = temporary();
    }
}
