package gov.notify.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValidationException.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartFailureTest {

    @Test
    void a_refusal_of_ours_is_told_in_its_words_however_it_was_wrapped() {
        var refusal = new IllegalArgumentException("SECRET_KEY is missing: what links are signed with");

        assertThat(StartFailure.sentence(new RuntimeException("Failed to start", new RuntimeException(refusal))))
                .isEqualTo("SECRET_KEY is missing: what links are signed with");
    }

    @Test
    void what_others_throw_is_named_and_not_quoted() {
        var failure = thrownBy(() -> List.<Runnable>of().iterator().next().run());

        assertThat(StartFailure.sentence(new RuntimeException("postgres://user:secret@host", failure)))
                .isEqualTo("The program did not start: java.util.NoSuchElementException");
    }

    @Test
    void a_refusal_without_words_is_named() {
        assertThat(StartFailure.sentence(new IllegalStateException()))
                .isEqualTo("The program did not start: java.lang.IllegalStateException");
    }

    @Test
    void settings_that_are_missing_or_wrong_are_all_named() {
        var problems = new Problem[] {new Problem("A is missing: a text"), new Problem("B must be at least 1")};

        assertThat(StartFailure.sentence(new RuntimeException(new ConfigValidationException(problems))))
                .isEqualTo("A is missing: a text; B must be at least 1");
        assertThat(StartFailure.sentence(new ConfigurationException("C is wrong")))
                .isEqualTo("C is wrong");
    }

    private static Throwable thrownBy(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            return e;
        }
        throw new AssertionError("nothing was thrown");
    }
}
