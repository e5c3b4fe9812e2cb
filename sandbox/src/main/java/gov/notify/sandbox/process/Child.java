package gov.notify.sandbox.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A running program that belongs to us: its output goes to a file, and it never outlives this JVM.
public final class Child implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final String name;
    private final Process process;
    private final String stopSignal;
    private final Path log;

    private Child(String name, Process process, String stopSignal, Path log) {
        this.name = name;
        this.process = process;
        this.stopSignal = stopSignal;
        this.log = log;
    }

    /// Starts the program.
    ///
    /// @param environment added to ours; an empty value removes the variable
    /// @param stopSignal the name, without SIG, of the signal that asks this program to end in order
    /// @param log the file its output is appended to
    public static Child start(
            String name, List<String> command, Map<String, String> environment, String stopSignal, Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            var builder = new ProcessBuilder(Detached.command(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectInput(Path.of("/dev/null").toFile());
            environment.forEach((variable, value) -> {
                if (value.isEmpty()) {
                    builder.environment().remove(variable);
                } else {
                    builder.environment().put(variable, value);
                }
            });
            var process = builder.start();
            Watchdog.watch(process.pid(), stopSignal);
            return new Child(name, process, stopSignal, log);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started: " + e.getMessage(), e);
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

    /// Completes when the process has ended, with its exit code.
    public CompletableFuture<Integer> ended() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /// The end of its log, for a message that says why it did not start.
    public String lastWords() {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            return "(its log " + log + " cannot be read: " + e.getMessage() + ")";
        }
    }

    /// Sends a signal, by its name without SIG.
    public void signal(String signal) {
        Command.run(List.of("kill", "-s", signal, Long.toString(pid())), Optional.empty());
    }

    /// SIGKILL to the process and everything it started; returns when all of it is gone.
    public void kill() {
        Processes.killTree(process.toHandle());
        process.onExit().join();
        Watchdog.forget(pid());
    }

    /// Asks the program to end, and kills it when it has not after 15 s.
    @Override
    public void close() {
        if (process.isAlive()) {
            signal(stopSignal);
            try {
                if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    kill();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                kill();
            }
        }
        Watchdog.forget(pid());
    }
}
