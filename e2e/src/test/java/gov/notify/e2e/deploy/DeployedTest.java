package gov.notify.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// A short while under load; `make deployed` takes five minutes of twice as much.
class DeployedTest {

    @Test
    void programs_started_from_their_manifests_send_everything_once_within_their_memory() {
        var log = new ArrayList<String>();

        var faults = Deployed.run(DeployedPlan.brief(), log::add);

        assertThat(faults).as(() -> String.join("\n", log)).isEmpty();
        assertThat(log).anyMatch(line -> line.startsWith("deployed: worker under load: RSS "));
    }
}
