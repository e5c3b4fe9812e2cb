package gov.notify.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SafeStackTraceTest {

    @Test
    void shows_the_state_of_a_refusal_and_never_what_it_says() {
        var refusal =
                new IllegalStateException("ada@example.com", new SQLException("Key (to)=(ada@example.com)", "23505"));

        var trace = SafeStackTrace.of(refusal);

        assertThat(trace)
                .contains("java.lang.IllegalStateException", "SQLException (SQLSTATE 23505)")
                .doesNotContain("ada");
    }

    @Test
    void finds_our_first_frame_however_deep_it_lies() {
        var thrown = new StackOverflowError();
        var foreign = new StackTraceElement("java.util.regex.Pattern", "match", "Pattern.java", 1);
        var ours = new StackTraceElement("gov.notify.Ours", "call", "Ours.java", 7);
        var stack = new ArrayList<>(Collections.nCopies(500, foreign));
        stack.addAll(List.of(ours, ours));
        thrown.setStackTrace(stack.toArray(StackTraceElement[]::new));

        var frames = SafeStackTrace.of(thrown).lines().toList();

        assertThat(frames).hasSize(14);
        assertThat(frames.getLast()).contains("gov.notify.Ours.call(Ours.java:7)");
    }

    @Test
    void a_frame_of_ours_among_the_innermost_needs_no_other() {
        var ours = new StackTraceElement("gov.notify.Ours", "call", "Ours.java", 7);
        var foreign = new StackTraceElement("java.util.List", "get", "List.java", 1);
        var stack = new ArrayList<>(Collections.nCopies(40, foreign));
        stack.set(11, ours);
        stack.set(30, ours);

        assertThat(trace(stack).lines())
                .hasSize(13)
                .filteredOn(line -> line.contains("gov.notify"))
                .hasSize(1);
    }

    @Test
    void a_stack_without_a_frame_of_ours_is_cut_at_twelve() {
        var foreign = new StackTraceElement("gov.notifyelse.Theirs", "get", "Theirs.java", 1);

        assertThat(trace(Collections.nCopies(40, foreign)).lines()).hasSize(13);
        assertThat(trace(List.of())).isEqualTo("java.lang.IllegalStateException");
    }

    private static String trace(List<StackTraceElement> stack) {
        var thrown = new IllegalStateException("ada@example.com");
        thrown.setStackTrace(stack.toArray(StackTraceElement[]::new));
        return SafeStackTrace.of(thrown);
    }

    @Test
    void five_causes_are_told_even_of_a_chain_that_leads_to_itself() {
        var first = new IllegalStateException("ada@example.com");
        var second = new IllegalArgumentException("ada@example.com", first);
        first.initCause(second);

        var trace = SafeStackTrace.of(first);

        assertThat(trace.split(" caused by ", -1)).hasSize(5);
        assertThat(trace).doesNotContain("ada");
    }

    @Test
    void a_refusal_without_a_state_has_none_and_one_of_ours_keeps_its_own() {
        assertThat(SafeStackTrace.of(new SQLException("ada@example.com"))).doesNotContain("SQLSTATE", "ada");
        assertThat(SafeStackTrace.of(new BatchUpdateException("ada", "40001", new int[0])))
                .startsWith("java.sql.BatchUpdateException (SQLSTATE 40001)\n");
    }
}
