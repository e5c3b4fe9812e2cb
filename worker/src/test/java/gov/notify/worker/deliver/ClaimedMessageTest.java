package gov.notify.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClaimedMessageTest {

    @Test
    void its_time_is_that_of_postgres_and_goes_on() {
        var claim = new TestClaim().heldFor(Duration.ofMinutes(90)).make();

        assertThat(claim.now()).isBetween(Instant.parse("2026-11-25T13:30:00Z"), Instant.parse("2026-11-25T13:31:00Z"));
    }

    @Test
    void the_provider_may_have_it_after_a_death_or_a_call_without_an_answer() {
        assertThat(new TestClaim().make().ambiguous()).isFalse();
        assertThat(new TestClaim().deaths(1).make().ambiguous())
                .as("a death before the last claim")
                .isFalse();
        assertThat(new TestClaim().afterDeath().make().ambiguous()).isTrue();
        assertThat(new TestClaim().unanswered().make().ambiguous()).isTrue();
    }

    @Test
    void a_large_payload_is_still_to_be_read() {
        assertThat(new TestClaim().large().make().isLarge()).isTrue();
        assertThat(new TestClaim().make().isLarge()).isFalse();
        assertThat(new TestClaim().large().make().with(null).isLarge())
                .as("its notification is gone")
                .isFalse();
    }

    @Test
    void it_prints_as_its_id_and_its_content_as_its_status() {
        var claim = new TestClaim().make();

        assertThat(claim).hasToString("ClaimedMessage[" + claim.notificationId() + "]");
        assertThat(claim.content()).hasToString("Content[created]");
    }
}
