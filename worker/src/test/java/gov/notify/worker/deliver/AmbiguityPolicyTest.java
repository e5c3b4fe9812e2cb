package gov.notify.worker.deliver;

import static gov.notify.worker.deliver.AmbiguityPolicy.AT_LEAST_ONCE;
import static gov.notify.worker.deliver.AmbiguityPolicy.AT_MOST_ONCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AmbiguityPolicyTest {

    @Test
    void a_services_word_counts_before_the_setting() {
        assertThat(AmbiguityPolicy.of("at-least-once", AT_MOST_ONCE)).isEqualTo(AT_LEAST_ONCE);
        assertThat(AmbiguityPolicy.of("at-most-once", AT_LEAST_ONCE)).isEqualTo(AT_MOST_ONCE);
    }

    @Test
    void a_service_without_a_word_is_held_to_the_setting() {
        assertThat(AmbiguityPolicy.of(null, AT_MOST_ONCE)).isEqualTo(AT_MOST_ONCE);
        assertThat(AmbiguityPolicy.of(null, AT_LEAST_ONCE)).isEqualTo(AT_LEAST_ONCE);
    }

    @Test
    void a_word_that_nobody_knows_is_not_guessed() {
        assertThatThrownBy(() -> AmbiguityPolicy.of("sometimes", AT_LEAST_ONCE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sometimes");
    }
}
