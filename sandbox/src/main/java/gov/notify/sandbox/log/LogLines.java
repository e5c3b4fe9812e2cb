package gov.notify.sandbox.log;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/// What a class logs, as an operator sees it, stack traces included.
public final class LogLines implements AutoCloseable {

    private final PatternFormatter format = new PatternFormatter("%p %s%e");
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger log;
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(format.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    public LogLines(String logger) {
        log = Logger.getLogger(logger);
        log.addHandler(listener);
    }

    public List<String> all() {
        return List.copyOf(lines);
    }

    public boolean has(String text) {
        return lines.stream().anyMatch(line -> line.contains(text));
    }

    @Override
    public void close() {
        log.removeHandler(listener);
    }
}
