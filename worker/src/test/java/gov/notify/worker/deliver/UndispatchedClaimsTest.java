package gov.notify.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.worker.provider.FakeProvider;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndispatchedClaimsTest {

    private final ReadyMessage ready = new TestClaim().ready(new FakeProvider("ses"), AmbiguityPolicy.AT_LEAST_ONCE);
    private final ClaimedMessage bare = new TestClaim().make();
    private final UndispatchedClaims undispatched = new UndispatchedClaims(List.of(ready.claim(), bare));

    @Test
    void what_was_claimed_is_undispatched_and_what_was_composed_holds_memory() {
        undispatched.prepared(ready);

        assertThat(undispatched.claims()).containsExactly(ready.claim(), bare);
        assertThat(undispatched.size()).isEqualTo(2);
        assertThat(undispatched.prepared()).containsExactly(ready);
    }

    @Test
    void what_somebody_took_charge_of_is_not_dealt_with_twice() {
        undispatched.prepared(ready);

        undispatched.close(ready.claim());

        assertThat(undispatched.claims()).containsExactly(bare);
        assertThat(undispatched.prepared()).isEmpty();
        assertThat(undispatched.size()).isEqualTo(1);
    }
}
