package gov.notify.log;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.sandbox.log.LogLines;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailureLogTest {

    private final LogLines lines = new LogLines(FailureLogTest.class.getName());
    private final AtomicLong nanos = new AtomicLong();
    private final FailureLog log = new FailureLog(Logger.getLogger(FailureLogTest.class), nanos::get);
    private final RuntimeException defect = new IllegalStateException("ada@example.com");

    @AfterEach
    void close() {
        lines.close();
    }

    @Test
    void a_cause_is_said_once_a_minute_and_how_often_it_came_again() {
        for (int i = 0; i < 1000; i++) {
            log.failed(defect, "a message");
        }
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        log.failed(defect, "a message");

        assertThat(lines.all()).hasSize(2).noneMatch(line -> line.contains("ada"));
        assertThat(lines.all().getLast()).contains("a message (and 999 more before): java.lang.IllegalStateException");
    }

    @Test
    void another_cause_is_said_at_once() {
        log.failed(defect, "a message");
        log.failed(new IllegalStateException(), "a message");

        assertThat(lines.all()).hasSize(2);
    }
}
