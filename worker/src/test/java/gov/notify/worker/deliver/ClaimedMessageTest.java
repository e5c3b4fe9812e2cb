package gov.notify.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClaimedMessageTest {

    @Test
    void its_time_is_that_of_postgres_and_goes_on() {
        var before = System.nanoTime();
        var claim = new TestClaim().make();
        var now = claim.now();
        var passed = Duration.ofNanos(System.nanoTime() - before);

        assertThat(now).isBetween(TestClaim.CLAIMED_AT, TestClaim.CLAIMED_AT.plus(passed));
        assertThat(claim.now()).isAfterOrEqualTo(now);
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
