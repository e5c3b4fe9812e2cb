package gov.notify.worker.config;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkerConfigTest {

    private static final List<String> READERS = List.of("send-email", "send-sms");

    @Test
    void a_role_that_nothing_fulfils_is_refused_with_those_there_are() {
        WorkerConfig misspelt = () -> Optional.of(Set.of("send-emial", "send-sms"));

        assertThatThrownBy(() -> misspelt.requireKnown(READERS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NOTIFY_WORKER_ROLES")
                .hasMessageContaining("schedule, send-email, send-sms");
    }

    @Test
    void known_roles_and_no_roles_at_all_are_taken() {
        WorkerConfig some = () -> Optional.of(Set.of("send-email", "schedule"));
        WorkerConfig all = Optional::empty;

        assertThatCode(() -> some.requireKnown(READERS)).doesNotThrowAnyException();
        assertThatCode(() -> all.requireKnown(READERS)).doesNotThrowAnyException();
    }
}
