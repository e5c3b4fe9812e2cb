package gov.notify.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuarantineTest {

    private final Quarantine quarantine = new Quarantine(Duration.ofHours(1));
    private final ClaimedMessage one = suspect();
    private final ClaimedMessage another = suspect();
    private final ClaimedMessage third = suspect();

    @Test
    void two_deaths_make_a_suspect_and_a_third_condemns() {
        assertThat(Quarantine.isSuspect(new TestClaim().deaths(1).make())).isFalse();
        assertThat(Quarantine.isSuspect(new TestClaim().deaths(2).make())).isTrue();
        assertThat(Quarantine.isSuspect(new TestClaim().deaths(3).make())).isFalse();
        assertThat(Quarantine.isCondemned(new TestClaim().deaths(2).make())).isFalse();
        assertThat(Quarantine.isCondemned(new TestClaim().deaths(3).make())).isTrue();
        assertThat(Quarantine.isCondemned(new TestClaim().deaths(4).make())).isTrue();
    }

    @Test
    void who_is_no_suspect_goes_on_at_once() {
        var claims = List.of(
                new TestClaim().make(),
                new TestClaim().deaths(1).make(),
                new TestClaim().deaths(3).make());

        var line = quarantine.lineUp(claims);

        assertThat(line.onward()).isEqualTo(claims);
        assertThat(line.waiting()).isEmpty();
    }

    @Test
    void of_suspects_one_goes_on_and_the_others_wait_one_behind_the_other() {
        var innocent = new TestClaim().make();

        var line = quarantine.lineUp(List.of(one, innocent, another, third));

        assertThat(line.onward()).containsExactly(one, innocent);
        assertThat(line.waiting())
                .containsExactly(
                        new Quarantine.Waiting(another, Duration.ofMillis(200)),
                        new Quarantine.Waiting(third, Duration.ofMillis(400)));
    }

    @Test
    void while_a_suspect_is_worked_on_no_other_is() {
        quarantine.lineUp(List.of(one));

        assertThat(quarantine.lineUp(List.of(another)).onward()).isEmpty();
    }

    @Test
    void the_next_goes_on_when_the_one_before_is_stored() {
        quarantine.lineUp(List.of(one));

        quarantine.leave(one);

        assertThat(quarantine.lineUp(List.of(another)).onward()).containsExactly(another);
    }

    @Test
    void one_that_was_never_let_in_lets_nobody_out() {
        quarantine.lineUp(List.of(one));

        quarantine.leave(another);

        assertThat(quarantine.lineUp(List.of(third)).onward()).isEmpty();
    }

    @Test
    void a_suspect_whose_claim_has_run_out_keeps_nobody_out() {
        var brief = new Quarantine(Duration.ZERO);
        brief.lineUp(List.of(one));

        assertThat(brief.lineUp(List.of(another)).onward()).containsExactly(another);
    }

    private static ClaimedMessage suspect() {
        return new TestClaim().deaths(2).make();
    }
}
