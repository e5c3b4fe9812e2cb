package gov.notify.sandbox.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// A small shell process that outlives this JVM for a moment and ends every child we left behind.
///
/// It hears of children through its standard input, and takes the end of that input as our death: so it works after
/// Ctrl-C, after SIGKILL, and when a test JVM simply exits. Temporary folders are removed in the same way.
final class Watchdog {
    private static final String SCRIPT = "/gov/notify/sandbox/process/watchdog.sh";
    private static final Watchdog ONLY = new Watchdog();

    private final Writer toWatchdog;

    private Watchdog() {
        try (var script = Watchdog.class.getResourceAsStream(SCRIPT)) {
            if (script == null) {
                throw new IllegalStateException("The sandbox jar lacks " + SCRIPT);
            }
            var text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            var process = new ProcessBuilder(Detached.command(List.of("/bin/sh", "-c", text, "sandbox-watchdog")))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            toWatchdog = process.outputWriter(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox cannot start its watchdog", e);
        }
    }

    /// Ends the process with `signal` (KILL after 10 s) when this JVM is gone.
    static void watch(long pid, String signal) {
        ONLY.tell("+ " + pid + " " + signal);
    }

    static void forget(long pid) {
        ONLY.tell("- " + pid);
    }

    /// Removes the folder when this JVM and the processes it left are gone.
    static void remove(Path folder) {
        ONLY.tell("dir " + folder.toAbsolutePath());
    }

    private synchronized void tell(String line) {
        try {
            toWatchdog.write(line + "\n");
            toWatchdog.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox's watchdog is gone", e);
        }
    }
}
