package gov.notify.sandbox.run;

import gov.notify.sandbox.process.Child;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.regex.Pattern;

/// Shows on the console what a child's log has of errors, and that the child ended when nobody asked it to.
final class LogWatch implements AutoCloseable {
    private static final Pattern WORTH_SEEING = Pattern.compile("\\b(ERROR|FATAL)\\b|OutOfMemoryError");
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final int MOST_LINES_A_LOOK = 5;

    private final Child child;
    private final PrintStream console;
    private final Thread thread;
    private long seen;

    private LogWatch(Child child, PrintStream console) {
        this.child = child;
        this.console = console;
        this.seen = child.log().toFile().length();
        this.thread = Thread.ofVirtual().name("log-" + child.name()).unstarted(this::follow);
    }

    static LogWatch start(Child child, PrintStream console) {
        var watch = new LogWatch(child, console);
        watch.thread.start();
        return watch;
    }

    /// Before the child is asked to end: that is no news then.
    @Override
    public void close() {
        thread.interrupt();
    }

    private void follow() {
        try {
            while (child.isAlive()) {
                Thread.sleep(LOOK_AGAIN);
                show();
            }
            console.println(child.name() + " (pid " + child.pid() + ") ended; its log is " + child.log());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            console.println("The log of " + child.name() + " cannot be followed any longer: " + e.getMessage());
        }
    }

    private void show() throws IOException {
        if (!Files.exists(child.log())) {
            return; // somebody tidied up; the child goes on
        }
        try (var log = new RandomAccessFile(child.log().toFile(), "r")) {
            var length = log.length();
            seen = Math.min(seen, length); // it was emptied
            var fresh = new byte[(int) Math.min(length - seen, 256 * 1024)];
            log.seek(length - fresh.length);
            log.readFully(fresh);
            seen = length;
            new String(fresh, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> WORTH_SEEING.matcher(line).find())
                    .limit(MOST_LINES_A_LOOK)
                    .forEach(line -> console.println(child.name() + ": " + line));
        }
    }
}
