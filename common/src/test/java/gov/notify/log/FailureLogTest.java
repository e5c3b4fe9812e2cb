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

    @Test
    void a_cause_is_a_class_thrown_at_one_place() {
        for (int i = 0; i < 3; i++) {
            log.failed(thrownHere(), "here");
            log.failed(thrownThere(), "there");
            log.failed(new StackOverflowError(), "another class");
        }

        assertThat(lines.all()).hasSize(3);
    }

    private static RuntimeException thrownHere() {
        return new IllegalStateException("+12025550143");
    }

    private static RuntimeException thrownThere() {
        return new IllegalStateException();
    }

    @Test
    void a_cause_that_comes_once_a_minute_is_said_each_time_and_nothing_was_left_out() {
        for (int i = 0; i < 3; i++) {
            log.failed(defect, "a message");
            nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        }

        assertThat(lines.all()).hasSize(3).noneMatch(line -> line.contains("more before"));
    }

    @Test
    void a_minute_is_counted_from_when_a_cause_was_said_and_not_from_when_it_came_last() {
        log.failed(defect, "a message");
        for (int i = 0; i < 4; i++) {
            nanos.addAndGet(Duration.ofSeconds(20).toNanos());
            log.failed(defect, "a message");
        }

        assertThat(lines.all()).hasSize(2);
        assertThat(lines.all().getLast()).contains("(and 2 more before)");
    }

    @Test
    void a_cause_without_a_stack_is_one_too() {
        var bare = new RuntimeException("ada@example.com", null, false, false) {
            private static final long serialVersionUID = 1L;
        };

        log.failed(bare, "a message");
        log.failed(bare, "a message");

        assertThat(lines.all()).hasSize(1).noneMatch(line -> line.contains("ada"));
    }

    @Test
    void so_many_causes_that_they_would_fill_the_memory_are_forgotten() {
        log.failed(at(0), "a message");
        for (int line = 1; line < 200; line++) {
            log.failed(at(line), "a message");
        }
        log.failed(at(0), "a message");
        assertThat(lines.all()).hasSize(200);

        log.failed(at(200), "a message");
        log.failed(at(0), "a message");
        assertThat(lines.all()).hasSize(202);
    }

    private static RuntimeException at(int line) {
        var thrown = new IllegalStateException();
        thrown.setStackTrace(new StackTraceElement[] {new StackTraceElement("Some", "where", "Some.java", line)});
        return thrown;
    }
}
