package gov.notify.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// A short rolling deployment; `make rollout` begins with the programs of an older version.
class RolloutTest {

    @Test
    void programs_are_replaced_under_load_and_nobody_notices() {
        var log = new ArrayList<String>();
        var plan = RolloutPlan.brief();

        var faults = Rollout.run(plan, log::add);

        assertThat(faults).as(() -> String.join("\n", log)).isEmpty();
        assertThat(log)
                .filteredOn(line -> line.contains("in the place of"))
                .as("programs that were replaced")
                .hasSize(plan.ends());
    }
}
