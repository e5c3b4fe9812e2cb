package gov.notify.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.e2e.chaos.ChaosPlan;
import gov.notify.e2e.chaos.ChaosRun;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// A short attack; `make chaos` runs the long one.
class ChaosTest {
    private static final long SEED = 42;

    @Test
    void no_promise_is_broken_by_a_few_faults() {
        var log = new ArrayList<String>();

        var verdict = ChaosRun.run(ChaosPlan.brief(SEED), log::add);

        assertThat(verdict.violations())
                .as(() -> verdict.line() + "\n" + String.join("\n", log))
                .isEmpty();
        assertThat(verdict.lost()).isZero();
        assertThat(verdict.accepted()).isPositive();
    }
}
