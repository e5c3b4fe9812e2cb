package gov.notify.sandbox.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A short program run to its end.
public record Command(int exitCode, String output) {

    /// Runs it, optionally with some text as its standard input.
    public static Command run(List<String> command, Optional<String> input) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var toProcess = process.outputWriter(StandardCharsets.UTF_8)) {
                toProcess.write(input.orElse(""));
            }
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Command(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(command.getFirst() + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + command.getFirst() + " ran", e);
        }
    }

    /// This, when it ended well.
    ///
    /// @throws IllegalStateException with its output otherwise
    public Command orFail(String what) {
        if (exitCode != 0) {
            throw new IllegalStateException(what + " failed (exit code " + exitCode + "):\n" + output);
        }
        return this;
    }

    public static boolean succeeds(String... command) {
        try {
            return run(List.of(command), Optional.empty()).exitCode() == 0;
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
