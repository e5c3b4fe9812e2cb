package gov.notify.sandbox.redis;

import gov.notify.sandbox.process.Child;
import gov.notify.sandbox.process.FreePort;
import gov.notify.sandbox.process.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// A Redis server as a child process, set as in production: append-only file synced every second, nothing evicted.
///
/// It listens on the loopback address only. It can be killed and started again on the same port, with its data or
/// without, and never outlives this JVM.
public final class RedisServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Path dir;
    private final int port;
    private final List<String> more;
    private Child server;

    private RedisServer(Path dir, int port, List<String> more) {
        this.dir = dir;
        this.port = port;
        this.more = List.copyOf(more);
        this.server = launch();
    }

    /// Starts a server on a free port, with its data in `dir`.
    public static RedisServer start(Path dir) {
        return start(dir, 0);
    }

    /// Starts a server on the given port; 0 is any free one.
    public static RedisServer start(Path dir, int port) {
        return new RedisServer(dir.toAbsolutePath(), FreePort.or(port), List.of());
    }

    /// A server whose data vanishes with this JVM and that speaks TLS too, on the port `tlsPort`, with this
    /// certificate and private key (PEM).
    public static RedisServer speakingTls(int tlsPort, Path certificate, Path key) {
        var tls = List.of(
                "--tls-port",
                Integer.toString(tlsPort),
                "--tls-cert-file",
                certificate.toString(),
                "--tls-key-file",
                key.toString(),
                "--tls-ca-cert-file",
                certificate.toString(),
                "--tls-auth-clients",
                "no");
        return new RedisServer(Workspace.temporary("redis").resolve("data"), FreePort.or(0), tls);
    }

    /// A server on a free port whose data vanishes with this JVM.
    public static RedisServer temporary() {
        return start(Workspace.temporary("redis").resolve("data")); // its log stands beside its data
    }

    /// The server that all tests of this JVM share; they keep apart by key, or by database number.
    public static RedisServer shared() {
        return Shared.SERVER;
    }

    /// The address as `REDIS_URL` has it.
    public String url() {
        return "redis://127.0.0.1:" + port;
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

    /// SIGKILL: what was written in the last second may be lost.
    public synchronized void kill() {
        server.kill();
    }

    /// Starts the server again on the same port with the data it had.
    public synchronized void restart() {
        server.close();
        server = launch();
    }

    /// Starts the server again on the same port with nothing in it.
    public synchronized void restartEmpty() {
        server.kill();
        Workspace.delete(dir);
        server = launch();
    }

    @Override
    public synchronized void close() {
        server.close();
    }

    private Child launch() {
        try {
            Files.createDirectories(dir);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the folder of Redis, " + dir, e);
        }
        var command = new ArrayList<>(List.of(
                RedisBinary.program(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                dir.toString(),
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec",
                "--save",
                "",
                "--maxmemory-policy",
                "noeviction"));
        command.addAll(more);
        var child = Child.start("Redis", command, Map.of(), "TERM", dir.resolveSibling(dir.getFileName() + ".log"));
        awaitPong(child);
        return child;
    }

    private void awaitPong(Child child) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answersPing()) {
            if (!child.isAlive() || System.nanoTime() > deadline) {
                child.kill();
                throw new IllegalStateException("Redis did not start:\n" + child.lastWords());
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    /// False too while it still loads its data: it answers `-LOADING` then.
    private boolean answersPing() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(2_000);
            socket.getOutputStream().write(PING);
            return socket.getInputStream().read() == '+';
        } catch (IOException e) {
            return false;
        }
    }

    private static final class Shared {
        static final RedisServer SERVER = temporary();
    }
}
