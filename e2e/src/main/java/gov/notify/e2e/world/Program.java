package gov.notify.e2e.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A process that we started: its output goes to a file, and it ends with us.
public final class Program implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String name;
    private final Process process;
    private final Path log;
    private final Thread atOurEnd;

    private Program(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.atOurEnd = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(atOurEnd);
    }

    /// Starts it with exactly this added to our own environment.
    public static Program start(String name, List<String> command, Map<String, String> environment, Path log) {
        return start(name, command, environment, Path.of("").toAbsolutePath(), log);
    }

    /// The same with nothing of our own environment.
    static Program startAlone(String name, List<String> command, Map<String, String> environment, Path log) {
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        return start(name, builder, environment, log);
    }

    /// The same with `folder` as its working directory.
    public static Program start(
            String name, List<String> command, Map<String, String> environment, Path folder, Path log) {
        return start(name, new ProcessBuilder(command).directory(folder.toFile()), environment, log);
    }

    private static Program start(String name, ProcessBuilder builder, Map<String, String> environment, Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return new Program(name, builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started", e);
        }
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public Path log() {
        return log;
    }

    /// SIGKILL; returns when it is gone.
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
        forget();
    }

    /// Sends a signal by its name without SIG.
    public void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-s", signal, Long.toString(pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// SIGTERM, and waits until it has ended.
    ///
    /// @return how long that took
    /// @throws IllegalStateException when it has not ended after 20 s: it is killed then
    public Duration stop() {
        var asked = System.nanoTime();
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
                throw new IllegalStateException(name + " did not end within " + PATIENCE + " of SIGTERM");
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
        forget();
        return Duration.ofNanos(System.nanoTime() - asked);
    }

    @Override
    public void close() {
        if (isAlive()) {
            stop();
        }
    }

    /// Memory in use right now, in MB, and the most there ever was.
    public Memory memory() {
        return new Memory(
                status("VmRSS:") / 1024, status("VmHWM:") / 1024, status("RssAnon:") / 1024, status("RssFile:") / 1024);
    }

    /// Files, sockets and pipes that it has open.
    public int openFiles() {
        try (var files = Files.list(Path.of("/proc", Long.toString(pid()), "fd"))) {
            return (int) files.count();
        } catch (IOException e) {
            return 0; // it has ended
        }
    }

    /// Makes a JVM collect its garbage, all of it, and waits until it has.
    public void collectGarbage() {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            new ProcessBuilder(jcmd, Long.toString(pid()), "GC.run").start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Processor time used so far, by all threads.
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// Of a process that has ended.
    public int exitCode() {
        return process.exitValue();
    }

    /// The end of what it printed, for a message that says what went wrong.
    public String lastWords() {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 25), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    /// @param now resident set, MB
    /// @param most its high-water mark, MB
    /// @param anonymous of `now`, what only this process has: heap, metaspace, stacks, buffers
    /// @param file of `now`, what is read from files and can be dropped: jars, libraries, an AOT cache
    public record Memory(long now, long most, long anonymous, long file) {}

    /// A port of the loopback address that nobody listens on.
    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long status(String field) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid()), "status")).stream()
                    .filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // it has ended
        }
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(atOurEnd);
        } catch (IllegalStateException e) {
            // We are ending ourselves; the hook is running.
        }
    }
}
