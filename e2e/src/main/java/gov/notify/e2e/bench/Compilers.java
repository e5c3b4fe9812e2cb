package gov.notify.e2e.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the JIT compilers of this JVM and of the programs it started have taken of the processor, by
/// /proc (proc_pid_stat(5)). While they take much, a program is not as fast as it will be.
final class Compilers {

    /// The kernel cuts names off after 15 characters.
    private static final Pattern THREAD = Pattern.compile("C[12] CompilerThre.*");

    /// USER_HZ, which is 100 on every Linux that Java runs on.
    private static final long NANOS_A_TICK = TimeUnit.SECONDS.toNanos(1) / 100;

    /// Of what comes after the name in /proc/PID/task/TID/stat, whose first is the state.
    private static final int USER_TICKS = 11;

    private Compilers() {}

    /// Runs something.
    ///
    /// @return the share of one core that the compilers took meanwhile
    static double shareDuring(Runnable action) {
        var before = processorTime();
        var start = System.nanoTime();
        action.run();
        // A program that ended took what it had compiled with it.
        return Math.max(0, processorTime() - before) / (double) (System.nanoTime() - start);
    }

    private static long processorTime() {
        return Stream.concat(
                                Stream.of(ProcessHandle.current()),
                                ProcessHandle.current().descendants())
                        .flatMap(process -> threads(process.pid()).stream())
                        .mapToLong(Compilers::ticks)
                        .sum()
                * NANOS_A_TICK;
    }

    private static List<Path> threads(long pid) {
        try (var threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return threads.toList();
        } catch (NoSuchFileException _) {
            return List.of(); // it has ended
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long ticks(Path thread) {
        try {
            return ticks(Files.readString(thread.resolve("stat")));
        } catch (IOException _) {
            return 0; // it has ended
        }
    }

    /// @param stat `TID (NAME) STATE …`; a name may have spaces and brackets
    static long ticks(String stat) {
        int name = stat.indexOf('(') + 1;
        int afterName = stat.lastIndexOf(')');
        if (!THREAD.matcher(stat.substring(name, afterName)).matches()) {
            return 0;
        }
        var fields = stat.substring(afterName + 1).strip().split(" ", USER_TICKS + 3);
        return Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[USER_TICKS + 1]);
    }
}
