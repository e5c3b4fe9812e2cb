package gov.notify.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SafeStackTraceTest {

    @Test
    void shows_the_state_of_a_refusal_and_never_what_it_says() {
        var refusal =
                new IllegalStateException("ada@example.com", new SQLException("Key (to)=(ada@example.com)", "23505"));

        var trace = SafeStackTrace.of(refusal);

        assertThat(trace)
                .contains("java.lang.IllegalStateException", "java.sql.SQLException (SQLSTATE 23505)")
                .doesNotContain("ada");
    }

    @Test
    void finds_our_first_frame_however_deep_it_lies() {
        var thrown = new StackOverflowError();
        var foreign = new StackTraceElement("java.util.regex.Pattern", "match", "Pattern.java", 1);
        var ours = new StackTraceElement("gov.notify.Ours", "call", "Ours.java", 7);
        var stack = new java.util.ArrayList<>(java.util.Collections.nCopies(500, foreign));
        stack.addAll(List.of(ours, ours));
        thrown.setStackTrace(stack.toArray(StackTraceElement[]::new));

        var frames = SafeStackTrace.of(thrown).lines().toList();

        assertThat(frames).hasSize(14);
        assertThat(frames.getLast()).contains("gov.notify.Ours.call(Ours.java:7)");
    }
}
