package gov.notify.sandbox.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// What /proc tells of processes that are not our direct children.
public final class Processes {
    private static final long LOOK_AGAIN = Duration.ofMillis(5).toNanos();
    private static final long PATIENCE = Duration.ofSeconds(5).toNanos();

    private Processes() {}

    /// Whether the process still runs. One that ended but was not yet waited for does not.
    public static boolean isRunning(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            var state = stat.charAt(stat.lastIndexOf(')') + 2);
            return state != 'Z' && state != 'X';
        } catch (IOException e) {
            return false;
        }
    }

    /// The command line of a process, or nothing when there is no such process.
    public static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"))
                    .replace('\0', ' ')
                    .strip();
        } catch (IOException e) {
            return "";
        }
    }

    /// SIGKILL to a process and everything it started; returns when all of it is gone.
    public static void killTree(ProcessHandle process) {
        var family = process.descendants().toList();
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
        awaitGone(process);
        family.forEach(Processes::awaitGone);
    }

    static void awaitGone(ProcessHandle process) {
        var deadline = System.nanoTime() + PATIENCE;
        while (isRunning(process.pid()) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_AGAIN);
        }
    }
}
